import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { RetryPreview, RunDetail, StepSummary } from '../contract/runs.ts';
import { aFlowOf, aRunOf, type RunOptions } from '../testing/a-run.ts';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';

const url = 'http://erp.test';
const post = { url, method: 'POST' };
const documentOf = (postKey: string) =>
  aFlow()
    .manual()
    .action('http', 'get', { url }, { key: 'look' })
    .forEach(
      'each',
      '{{ [1..4] }}',
      (body) => body.buildJson('made', 1).action('http', 'request', post, { key: postKey }),
      { onItemFailure: 'continue' },
    )
    .action('http', 'request', post, { key: 'close' })
    .build();
const document = documentOf('post');
const idOf = (key: string) =>
  Object.values(document.steps).find((step) => step.key === key)?.id ?? 'no such step';

const { api, tenant, me } = await startTestApiAs('operator', 'retry');
const flow = await aFlowOf(api, tenant, document);

const counts = (loop: { succeeded: number; failed: number }) => ({
  steps: 6,
  failed: loop.failed,
  byStep: {},
  loops: { each: { total: 4, ...loop } },
});

/** Item 1 was refused, of item 3 nobody knows, `close` was reached. */
const halfDone: RunOptions = {
  state: 'completedWithFailures',
  counts: counts({ succeeded: 2, failed: 2 }),
  lines: [
    { path: 'look', state: 'succeeded' },
    { path: 'each[0]/made', state: 'succeeded' },
    { path: 'each[0]/post', state: 'started' },
    { path: 'each[0]/post', state: 'succeeded' },
    { path: 'each[1]/post', state: 'started' },
    { path: 'each[1]/post', state: 'failed', error: { code: 'connector.http', details: {} } },
    { path: 'each[2]/post', state: 'reused' },
    {
      path: 'each[3]/post',
      state: 'failed',
      error: { code: 'connector.timedOut', details: { mayHaveHappened: true } },
    },
    { path: 'each', state: 'succeeded' },
    { path: 'close', state: 'succeeded' },
  ],
};

const aRun = (options: RunOptions) => aRunOf(api, { tenant, flow }, options);
const preview = (id: string, order: Record<string, unknown>) =>
  me.query<RetryPreview>('runs.previewRetry', { id, ...order });
const numbers = ({ steps, loops, writesAgain }: RetryPreview) => ({
  steps: steps.map(({ key, effect, reused, again, mayHaveHappened }) => [
    key,
    effect,
    reused,
    again,
    mayHaveHappened,
  ]),
  loops: loops.map(({ key, reused, again }) => [key, reused, again]),
  writesAgain,
});

test('failed items only: what succeeded is taken over, an unknown write is named', async () => {
  const id = await aRun(halfDone);
  expect(numbers(expectData(await preview(id, { from: 'failedItems' })))).toEqual({
    steps: [
      ['look', 'read', 1, 0, 0],
      ['post', 'write', 2, 2, 1],
      ['close', 'write', 1, 0, 0],
    ],
    loops: [['each', 2, 2]],
    writesAgain: 2,
  });
});

test('from a step inside an item: earlier items are taken over, later ones and what follows are done again', async () => {
  const id = await aRun(halfDone);
  expect(numbers(expectData(await preview(id, { from: { path: 'each[2]/post' } })))).toEqual({
    steps: [
      ['look', 'read', 1, 0, 0],
      ['post', 'write', 1, 3, 0],
      ['close', 'write', 0, 1, 0],
    ],
    loops: [['each', 1, 3]],
    writesAgain: 4,
  });
});

test('from the trigger nothing is taken over', async () => {
  const id = await aRun(halfDone);
  expect(numbers(expectData(await preview(id, { from: 'trigger' })))).toEqual({
    steps: [
      ['look', 'read', 0, 1, 0],
      ['post', 'write', 0, 4, 0],
      ['close', 'write', 0, 1, 0],
    ],
    loops: [['each', 0, 4]],
    writesAgain: 5,
  });
});

test('a step that another version no longer has is not taken over, one it has anew is done', async () => {
  const id = await aRun(halfDone);
  await api.db.pool.query('UPDATE flow SET draft = $2 WHERE id = $1', [flow.id, documentOf('send')]);
  const drafted = expectData(await preview(id, { from: 'failedStep', version: 'draft' }));
  expect(drafted.steps.find((step) => step.key === 'send')).toMatchObject({ reused: 0, notReached: true });
  const { rows } = await api.db.pool.query('SELECT id FROM flow_version WHERE flow_id = $1', [flow.id]);
  expect(rows).toEqual([{ id: flow.versionId }]);
  const gone = { from: { path: 'each[1]/post' }, version: 'draft' };
  expect(await preview(id, gone)).toMatchObject({ error: { code: 'retryStepGone' } });
  expect(await me.mutate('runs.retry', { id, ...gone })).toMatchObject({ error: { code: 'retryStepGone' } });
});

test('an item is no place to begin at: only its steps are', async () => {
  const id = await aRun(halfDone);
  expect(await preview(id, { from: { path: 'each[1]' } })).toMatchObject({
    error: { code: 'retryStepGone' },
  });
});

test('where nothing failed there is nothing failed to retry', async () => {
  const id = await aRun({ state: 'succeeded', lines: [{ path: 'look', state: 'succeeded' }] });
  const refused = { ok: false, error: { code: 'nothingFailed' } };
  expect(await preview(id, { from: 'failedStep' })).toMatchObject(refused);
  expect(await me.mutate('runs.retry', { id, from: 'failedItems' })).toMatchObject(refused);
});

test('a run that goes on, or repeats another one, is not retried', async () => {
  const running = await aRun({ state: 'running' });
  expect(await me.mutate('runs.retry', { id: running })).toMatchObject({ error: { code: 'runNotEnded' } });
  const duplicate = await aRun({ state: 'succeeded' });
  await api.db.pool.query('UPDATE run SET duplicate_of = $2 WHERE id = $1', [duplicate, running]);
  expect(await me.mutate('runs.retry', { id: duplicate })).toMatchObject({ error: { code: 'runNotEnded' } });
});

test('a retry keeps where it began and by whom, and the counts of the attempt before', async () => {
  const id = await aRun({
    ...halfDone,
    counts: {
      ...counts({ succeeded: 2, failed: 2 }),
      byStep: { [idOf('post')]: { total: 4, succeeded: 2, failed: 2, skipped: 0, durationMs: 9 } },
    },
  });
  expectData(await me.mutate('runs.retry', { id, from: { path: 'each[1]/post' }, version: 'published' }));
  const run = expectData(await me.query<RunDetail>('runs.get', { id }));
  expect(run).toMatchObject({ state: 'queued', attempt: 2 });
  expect(run.attempts).toMatchObject([
    {
      number: 1,
      state: 'completedWithFailures',
      counts: { failed: 2, loops: [{ path: 'each', total: 4, succeeded: 2, failed: 2 }] },
    },
    {
      number: 2,
      startFrom: 'path',
      startPath: 'each[1]/post',
      requestedBy: { name: expect.stringContaining('User') },
      counts: { loops: [] },
    },
  ]);
  const summary = expectData(await me.query<StepSummary[]>('runs.summary', { id, attempt: 1 }));
  expect(summary.find((step) => step.stepId === idOf('post'))).toMatchObject({ total: 4, failed: 2 });
  const items = await me.query('runs.iterations', { id, attempt: 1, loopPath: 'each' });
  expect(expectData(items)).toMatchObject({ total: 4, succeeded: 2, failed: 2 });
  const queued = await api.db.pool.query(
    `SELECT count(*)::int FROM flowbridge_queue._private_jobs WHERE payload->>'runId' = $1`,
    [id],
  );
  expect(queued.rows).toEqual([{ count: 1 }]);
});
