import { inTransaction, releasePoll } from '@flowbridge/db';
import { expect, test } from 'vitest';
import { record } from '../testing/polled-system.ts';
import { openPollingStage } from '../testing/polling-stage.ts';

const polls = await openPollingStage({ runners: 1 });

test('a query that fails is a failed run people can see, and the trigger rests', async () => {
  const { system, flow } = await polls.flow([], {
    watermark: { kind: 'time', value: '{{loops.row.item.at}}' },
  });
  system.status = 500;
  await flow.turn();
  const [run] = await flow.runs();
  expect(run).toMatchObject({ state: 'failed', triggerKind: 'poll' });
  expect(JSON.parse(run?.errorJson ?? '')).toMatchObject({ code: expect.stringContaining('connector.') });
  const begun = await flow.watermark();
  expect(begun).toBe(system.asked[0]?.to);
  await flow.turn();
  expect(system.asked.length).toBe(1);
  system.status = 200;
  await inTransaction(polls.db, (client) => releasePoll(client, flow.trigger));
  await flow.turn();
  // Nothing that changed since the first try is lost: the window begins where that one began.
  expect(system.asked[1]?.from).toBe(system.asked[0]?.from);
});

test.each([
  ['{{trigger.body.value[0].id}}', '{{loops.row.item.id}}', 'poll.notAList'],
  ['{{trigger.body.value}}', '{{loops.row.item.none}}', 'poll.keyMissing'],
  ['{{trigger.body.value}}', '{{"same"}}', 'poll.keyTwice'],
  ['{{trigger.body.value}}', '{{$parse(}}', 'expressionFailed'],
])('an answer nothing can be made of (%s, %s) fails with %s', async (items, key, code) => {
  const { flow } = await polls.flow(
    [record('a', '2026-02-01T00:00:00Z'), record('b', '2026-02-01T00:00:00Z')],
    { items, key },
  );
  await flow.turn();
  const [run] = await flow.runs();
  expect(JSON.parse(run?.errorJson ?? '{}')).toMatchObject({ code });
});

test('a flow that is off, and a trigger that is gone, are not polled', async () => {
  const { system, flow } = await polls.flow([record('a', '2026-02-01T00:00:00Z')]);
  await polls.db.pool.query('UPDATE flow SET enabled = false WHERE id = $1', [flow.trigger.flowId]);
  await flow.turn();
  expect(system.asked).toEqual([]);
});
