import { inTransaction, releasePoll } from '@flowbridge/db';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
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
  await stage.runner();
});
afterAll(() => stage.close());

const idle = () => expect.poll(() => isSettled(stage), { timeout: 15_000 }).toBe(true);

async function aSystem(records: SystemRecord[]): Promise<PolledSystem> {
  const system = await polledSystem(records);
  onTestFinished(() => system.close());
  return system;
}

test('a query that fails is a failed run people can see, and the trigger rests', async () => {
  const system = await aSystem([]);
  system.status = 500;
  const flow = await pollingFlow(stage, system, {
    watermark: { kind: 'time', value: '{{loops.row.item.at}}' },
  });
  await flow.fire();
  await idle();
  const [run] = await flow.runs();
  expect(run).toMatchObject({ state: 'failed', triggerKind: 'poll' });
  expect(JSON.parse(run?.errorJson ?? '')).toMatchObject({ code: expect.stringContaining('connector.') });
  const begun = await flow.watermark();
  expect(begun).toBe(system.asked[0]?.to);
  await flow.fire();
  await idle();
  expect(system.asked.length).toBe(1);
  system.status = 200;
  await inTransaction(stage.db, (client) => releasePoll(client, flow.trigger));
  await flow.fire();
  await idle();
  // Nothing that changed since the first try is lost: the window begins where that one began.
  expect(system.asked[1]?.from).toBe(system.asked[0]?.from);
});

test.each([
  ['{{trigger.body.value[0].id}}', '{{loops.row.item.id}}', 'poll.notAList'],
  ['{{trigger.body.value}}', '{{loops.row.item.none}}', 'poll.keyMissing'],
  ['{{trigger.body.value}}', '{{"same"}}', 'poll.keyTwice'],
  ['{{trigger.body.value}}', '{{$parse(}}', 'expressionFailed'],
])('an answer nothing can be made of (%s, %s) fails with %s', async (items, key, code) => {
  const system = await aSystem([record('a', '2026-02-01T00:00:00Z'), record('b', '2026-02-01T00:00:00Z')]);
  const flow = await pollingFlow(stage, system, { items, key });
  await flow.fire();
  await idle();
  const [run] = await flow.runs();
  expect(JSON.parse(run?.errorJson ?? '{}')).toMatchObject({ code });
});

test('a flow that is off, and a trigger that is gone, are not polled', async () => {
  const system = await aSystem([record('a', '2026-02-01T00:00:00Z')]);
  const flow = await pollingFlow(stage, system);
  await stage.db.pool.query('UPDATE flow SET enabled = false WHERE id = $1', [flow.trigger.flowId]);
  await flow.fire();
  await idle();
  expect(system.asked).toEqual([]);
});
