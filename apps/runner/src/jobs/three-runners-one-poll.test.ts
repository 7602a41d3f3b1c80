import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  isIdle,
  isSettled,
  type PolledSystem,
  polledSystem,
  pollingFlow,
  record,
  type SystemRecord,
} from '../testing/polled-system.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await Promise.all([stage.runner(), stage.runner(), stage.runner()]);
});
afterAll(() => stage.close());

const idle = () => expect.poll(() => isIdle(stage), { timeout: 15_000 }).toBe(true);
const settled = () => expect.poll(() => isSettled(stage), { timeout: 15_000 }).toBe(true);

async function aSystem(records: SystemRecord[]): Promise<PolledSystem> {
  const system = await polledSystem(records);
  onTestFinished(() => system.close());
  return system;
}

test('a fire of the schedule polls once, however many runners there are', async () => {
  const flows = await Promise.all(
    [1, 2, 3, 4, 5].map(async () => {
      const system = await aSystem([record('a', 1), record('b', 2)]);
      const flow = await pollingFlow(stage, system, {
        watermark: { kind: 'number', value: '{{loops.row.item.at}}' },
      });
      return { system, flow };
    }),
  );
  await Promise.all(flows.map(({ flow }) => flow.schedule()));
  for (const { flow, system } of flows) {
    await expect.poll(flow.watermark, { timeout: 15_000 }).toBe(2);
    expect(system.asked.length).toBe(1);
    expect(await flow.handedOut()).toEqual(['a', 'b']);
  }
});

test('three runners that ask for the same window at the same time hand each record out once', async () => {
  const system = await aSystem([record('a', 1), record('b', 2)]);
  let open = () => {};
  system.gate = new Promise((resolve) => {
    open = resolve;
  });
  const flow = await pollingFlow(stage, system, {
    watermark: { kind: 'number', value: '{{loops.row.item.at}}' },
  });
  // A job that comes again while the node that had it, thought dead, is still asking.
  await Promise.all([flow.fire(), flow.fire(), flow.fire()]);
  await expect.poll(() => system.asked.length, { timeout: 10_000 }).toBe(3);
  open();
  await settled();
  expect(await flow.handedOut()).toEqual(['a', 'b']);
  expect(await flow.watermark()).toBe(2);
});

test('while runs of a poll are on their way the next fire does not ask', async () => {
  const system = await aSystem([record('a', 1)]);
  const flow = await pollingFlow(stage, system, {
    watermark: { kind: 'number', value: '{{loops.row.item.at}}' },
  });
  await flow.fire();
  await settled();
  const [run] = await flow.runs();
  // A run that waits for somebody.
  await stage.db.pool.query(
    `WITH waiting AS (UPDATE run SET state = 'needsDecision', ended_at = NULL WHERE id = $1 RETURNING tenant_id, flow_id),
          cursor AS (UPDATE poll_cursor SET open_since = now(), next_watermark = '1', watermark = '0' WHERE flow_id = $2)
     INSERT INTO poll_run SELECT $1, tenant_id, flow_id, 't1', 'live', 'open' FROM waiting`,
    [run?.id, flow.trigger.flowId],
  );
  await flow.fire();
  await idle();
  expect(system.asked.length).toBe(1);
  expect(await flow.state()).toMatchObject({ watermark: 0, openRuns: 1 });
  await stage.db.pool.query(`UPDATE run SET state = 'succeeded', ended_at = now() WHERE id = $1`, [run?.id]);
  // Nobody tells: the sweep ends the poll.
  await expect.poll(flow.watermark, { timeout: 15_000 }).toBe(1);
});
