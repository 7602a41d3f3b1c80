import { inTransaction, lockPollCursor, releasePoll, resetPollCursor } from '@flowbridge/db';
import { expect, test } from 'vitest';
import { record } from '../testing/polled-system.ts';
import { openPollingStage } from '../testing/polling-stage.ts';

const polls = await openPollingStage({ runners: 1 });

test('what the overlap brings again makes no second run, a record that was changed again does', async () => {
  const { system, flow } = await polls.flow([
    record('a', '2026-02-01T00:00:00Z'),
    record('b', '2026-02-01T00:01:00Z'),
  ]);
  await flow.turn();
  await flow.turn();
  expect(system.asked[1]?.from).toBe('2026-01-31T23:59:00.000Z');
  expect(await flow.state()).toMatchObject({ lastFound: 2, lastNew: 0 });
  expect((await flow.runs()).length).toBe(2);
  system.records = [record('a', '2026-02-01T00:00:00Z', '{"changed":true}'), ...system.records.slice(1)];
  await flow.turn();
  expect(await flow.state()).toMatchObject({
    lastFound: 2,
    lastNew: 1,
    watermark: '2026-02-01T00:01:00.000Z',
  });
  expect(await flow.handedOut()).toEqual(['a', 'a', 'b']);
});

test('a record that fails again and again is left alone for a while, and does not hold up new ones', async () => {
  const bad = record('bad', '2026-02-01T00:00:00Z', 'broken');
  const { system, flow } = await polls.flow([bad]);
  await flow.turn();
  await flow.turn();
  expect((await flow.runs()).length).toBe(2);
  system.records = [bad, record('new', '2026-02-03T00:00:00Z')];
  await flow.turn();
  expect(await flow.handedOut()).toEqual(['bad', 'bad', 'new']);
  expect(await flow.state()).toMatchObject({ watermark: '2026-01-01T00:00:00.000Z', failingRecords: 1 });
  await inTransaction(polls.db, (client) => releasePoll(client, flow.trigger));
  await flow.turn();
  expect(await flow.handedOut()).toEqual(['bad', 'bad', 'bad', 'new']);
});

test('a watermark that was set back delivers what lies behind it again', async () => {
  const { flow } = await polls.flow([
    record('a', '2026-02-01T00:00:00Z'),
    record('b', '2026-02-03T00:00:00Z'),
  ]);
  await flow.turn();
  await inTransaction(polls.db, async (client) => {
    await lockPollCursor(client, flow.trigger);
    await resetPollCursor(client, flow.trigger, '2026-02-02T00:00:00.000Z');
  });
  await flow.turn();
  expect(await flow.handedOut()).toEqual(['a', 'b', 'b']);
  expect(await flow.watermark()).toBe('2026-02-03T00:00:00.000Z');
});
