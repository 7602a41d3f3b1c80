import { expect, test } from 'vitest';
import { expectData, startTestApi } from '../testing/test-api.ts';
import { manualFlow } from '../testing/test-documents.ts';

test('event streams are cut at once, and a call under way is still answered', async () => {
  const api = await startTestApi();
  const tenant = await api.tenant('stopping');
  const me = api.as(await api.user({ [tenant.id]: 'builder' }), tenant);
  const { id } = expectData(
    await me.mutate<{ id: string }>('flows.create', { name: 'Waits', document: manualFlow() }),
  );
  const { runId } = expectData(await me.mutate<{ runId: string }>('flows.run', { id, version: 'draft' }));
  const order: string[] = [];
  const stream = await me.subscribe('runs.watch', { id: runId }, new AbortController().signal);
  const reader = stream.body?.getReader();
  await reader?.read();
  const streaming = (async () => {
    while (!(await reader?.read())?.done);
  })().catch(() => {});
  // No runner is there: the call waits as long as it said.
  const calling = me.rest('POST', `/flows/${id}/runs`, { version: 'draft', waitMs: 3_000 });
  const { pool } = api.db;
  await expect
    .poll(async () => (await pool.query('SELECT 1 FROM run WHERE flow_id = $1', [id])).rowCount)
    .toBe(2);

  const closing = api[Symbol.asyncDispose]();
  await Promise.all([
    streaming.then(() => order.push('stream')),
    calling.then((answer) => order.push(`answer ${answer.status}`)),
  ]);
  await closing;
  expect(order).toEqual(['stream', 'answer 202']);
});
