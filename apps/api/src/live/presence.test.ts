import { expect, test } from 'vitest';
import { openPresence, SEAT_LASTS_MS, type Seat } from './presence.ts';

const flow = { tenantId: 't', flowId: 'f' };
const anna: Seat = { seat: 'tab', stream: 's1', userId: 'anna', name: 'Anna', stepId: null };

/** Two processes that hear each other, on one clock. */
function twoProcesses() {
  const clock = { ms: 0 };
  const heard: ((payload: unknown) => void)[] = [];
  const pool = {
    query: async (_: string, [, payload = '']: string[]) => {
      for (const hear of heard) hear(JSON.parse(payload));
    },
  };
  const open = () => {
    const presence = openPresence({ pool, now: () => clock.ms });
    heard.push(presence.listener.heard);
    return presence;
  };
  return { clock, here: open(), there: open() };
}

test('who sits down in one process is seen in all, with the step they are at', async () => {
  const { here, there } = twoProcesses();
  const woken: string[] = [];
  there.subscribe(flow, (what) => woken.push(what));
  await here.sit(flow, anna);
  await here.sit(flow, { ...anna, stepId: 'a1' });
  expect(there.seatsAt(flow)).toEqual([{ ...anna, stepId: 'a1' }]);
  expect(woken).toEqual(['seats', 'seats']);
});

test('another tenant sees nobody at a flow of the same id', async () => {
  const { here, there } = twoProcesses();
  let woken = 0;
  there.subscribe({ tenantId: 'other', flowId: 'f' }, () => woken++);
  await here.sit(flow, anna);
  expect(there.seatsAt({ tenantId: 'other', flowId: 'f' })).toEqual([]);
  expect(woken).toBe(0);
});

test('a seat of which nothing is heard any more is free', async () => {
  const { clock, here, there } = twoProcesses();
  await here.sit(flow, anna);
  clock.ms = SEAT_LASTS_MS;
  expect(there.seatsAt(flow)).toHaveLength(1);
  clock.ms += 1;
  expect(there.seatsAt(flow)).toEqual([]);
});

test('the end of an older stream does not free a seat that sits in a newer one', async () => {
  const { here, there } = twoProcesses();
  await here.sit(flow, anna);
  await there.sit(flow, { ...anna, stream: 's2' });
  await here.leave(flow, 's1');
  expect(here.seatsAt(flow)).toHaveLength(1);
  await there.leave(flow, 's2');
  expect(here.seatsAt(flow)).toEqual([]);
});

test("nobody takes another person's seat by naming their tab", async () => {
  const { here } = twoProcesses();
  await here.sit(flow, anna);
  await here.sit(flow, { ...anna, userId: 'eve', name: 'Eve', stream: 's3' });
  expect(here.seatsAt(flow).map(({ name }) => name)).toEqual(['Anna', 'Eve']);
});
