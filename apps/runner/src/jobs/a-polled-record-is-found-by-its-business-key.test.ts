import { listRuns } from '@flowbridge/db';
import { expect, test } from 'vitest';
import { record } from '../testing/polled-system.ts';
import { openPollingStage } from '../testing/polling-stage.ts';

const polls = await openPollingStage({ runners: 1 });

const keyed = (value: string) => ({ businessKeys: [{ key: 'recordId', value }] });
const found = async (tenantId: string, key: string) =>
  (await listRuns(polls.db, { tenantId, key })).items.map(({ state }) => state);

test('the run of one record is found by a value of the record', async () => {
  const { flow } = await polls.flow([record('a', 1), record('b', 2)], {}, keyed('{{trigger.record.id}}'));
  await flow.turn();
  expect(await flow.handedOut()).toEqual(['a', 'b']);
  const { tenantId } = flow.trigger;
  expect(await found(tenantId, 'b')).toEqual(['succeeded']);
  expect(await found(tenantId, 'c')).toEqual([]);
});

test('the run of many records is found by what its key says of them all', async () => {
  const settings = keyed('{{$join(trigger.records.id, "+")}}');
  const { flow } = await polls.flow([record('x', 1), record('y', 2)], { perRecord: false }, settings);
  await flow.turn();
  expect(await found(flow.trigger.tenantId, 'x+y')).toHaveLength(1);
});

test('a key that cannot be made keeps no record from its run', async () => {
  const { flow } = await polls.flow([record('k', 1)], {}, keyed('{{$number("no number")}}'));
  await flow.turn();
  expect(await flow.handedOut()).toEqual(['k']);
});
