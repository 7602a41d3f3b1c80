import { getStepRun, listAuditEvents, RUN_CHANGED } from '@flowbridge/db';
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { Page } from '../contract/paging.ts';
import type { RunDetail, RunListItem, StepRunDetail } from '../contract/runs.ts';
import { aFlowOf, aRunOf } from '../testing/a-run.ts';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';

const { api, tenant, me } = await startTestApiAs('operator', 'decide');
const document = aFlow()
  .manual()
  .action('http', 'request', { url: 'http://erp.test', method: 'POST' }, { key: 'post' })
  .build();
const flow = await aFlowOf(api, tenant, document);

const decision = (path: string) => ({ kind: 'decision', path });
const asking = (...paths: string[]) =>
  aRunOf(
    api,
    { tenant, flow },
    {
      state: 'needsDecision',
      lines: paths.map((path) => ({ path, state: 'started', input: { order: path } })),
      waitsFor: paths.map(decision),
    },
  );
const decide = (id: string, more: Record<string, unknown>) =>
  me.mutate('runs.decide', { id, path: 'post', ...more });
const lines = (runId: string, path = 'post') =>
  getStepRun(api.db, { tenantId: tenant.id, runId, attempt: 1, path });
const wakes = async (runId: string) => {
  const { rows } = await api.db.pool.query<{ name: string }>(
    `SELECT t.identifier AS name FROM flowbridge_queue._private_jobs j
     JOIN flowbridge_queue._private_tasks t ON t.id = j.task_id WHERE j.payload->>'runId' = $1`,
    [runId],
  );
  return rows.map((row) => row.name);
};

test('it happened: the journal has the result, the run is woken, the audit knows who said so', async () => {
  const id = await asking('post');
  expectData(await decide(id, { decision: 'happened', outputJson: '{"number":12345678901234567890}' }));
  expect(await lines(id)).toMatchObject([
    { state: 'started', sequence: 1 },
    { state: 'succeeded', sequence: 2, outputJson: '{"number":12345678901234567890}', errorJson: null },
  ]);
  expect(await wakes(id)).toEqual(['run.wake']);
  const [event] = await listAuditEvents(api.db, { tenantId: tenant.id, limit: 1 });
  expect(event).toMatchObject({ kind: 'run.decided', subjectId: id, details: { decision: 'happened' } });
  const detail = expectData(await me.query<StepRunDetail>('runs.stepDetail', { id, path: 'post' }));
  expect(detail).toMatchObject({ state: 'succeeded', inputJson: '{"order":"post"}' });
});

test('a large result is kept beside the journal and read back whole', async () => {
  const id = await asking('post');
  const outputJson = JSON.stringify({ text: 'x'.repeat(20_000) });
  expectData(await decide(id, { decision: 'happened', outputJson }));
  expect((await lines(id)).at(-1)?.outputJson).toBe(outputJson);
});

test.each([
  ['repeat', 'released', null],
  ['fail', 'failed', expect.stringContaining('decidedAsFailed')],
])('%s writes a line %s', async (choice, state, errorJson) => {
  const id = await asking('post');
  expectData(await decide(id, { decision: choice }));
  expect((await lines(id)).at(-1)).toMatchObject({ state, errorJson, outputJson: null });
});

test('of two people who answer at the same moment one counts, and the other is told', async () => {
  const id = await asking('post');
  const answers = await Promise.all([
    decide(id, { decision: 'repeat' }),
    decide(id, { decision: 'happened' }),
  ]);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  const run = expectData(await me.query<RunDetail>('runs.get', { id }));
  const [counted] = run.decisions;
  expect(answers.find((answer) => !answer.ok)).toMatchObject({
    error: { code: 'decidedAlready', details: { decision: counted?.decision, by: counted?.by } },
  });
  expect(await lines(id)).toHaveLength(2);
  expect(await wakes(id)).toHaveLength(1);
});

test('of several questions the others stay; the run goes on when the last one is answered', async () => {
  const id = await asking('post', 'other');
  expectData(await decide(id, { decision: 'repeat' }));
  const run = expectData(await me.query<RunDetail>('runs.get', { id }));
  expect(run).toMatchObject({ state: 'needsDecision', waitsFor: [decision('other')] });
  expect(await wakes(id)).toEqual([]);
  expectData(await decide(id, { path: 'other', decision: 'happened' }));
  expect(await wakes(id)).toEqual(['run.wake']);
});

test('who answered what is told with the run, also after it has gone on; the list counts while it asks', async () => {
  const id = await asking('post', 'other');
  const look = async () => expectData(await me.query<RunDetail>('runs.get', { id }));
  expect(await look()).toMatchObject({ decided: 0, decisions: [] });
  expectData(await decide(id, { decision: 'repeat' }));
  const said = { attempt: 1, by: { id: expect.any(String), name: expect.any(String) } };
  const first = { ...said, path: 'post', decision: 'repeat' };
  expect(await look()).toMatchObject({ decided: 1, decisions: [first] });
  const listed = expectData(await me.query<Page<RunListItem>>('runs.list', { flowId: flow.id }));
  expect(listed.items.find((run) => run.id === id)).toMatchObject({ decided: 1 });
  expectData(await decide(id, { path: 'other', decision: 'fail' }));
  await api.db.pool.query(`UPDATE run SET state = 'running' WHERE id = $1`, [id]);
  const gone = { ...said, path: 'other', decision: 'fail' };
  expect(await look()).toMatchObject({ decided: 0, decisions: [gone, first] });
});

test('an answer is told to whoever watches the run, also while other questions are open', async () => {
  const id = await asking('post', 'other');
  const heard: string[] = [];
  const client = await api.db.pool.connect();
  client.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await client.query(`LISTEN ${RUN_CHANGED}`);
  expectData(await decide(id, { decision: 'repeat' }));
  await client.query('SELECT 1');
  client.release(true);
  expect(heard).toContain(JSON.stringify({ runId: id, tenantId: tenant.id }));
});

test('two people who answer two questions at the same moment are both heard, and the run goes on', async () => {
  const id = await asking('post', 'other');
  const answers = await Promise.all([
    decide(id, { decision: 'repeat' }),
    decide(id, { path: 'other', decision: 'fail' }),
  ]);
  for (const answer of answers) expectData(answer);
  expect(await wakes(id)).toEqual(['run.wake']);
});

test('what is no JSON is refused and changes nothing', async () => {
  const id = await asking('post');
  const answer = await decide(id, { decision: 'happened', outputJson: '{' });
  expect(answer).toMatchObject({ error: { code: 'invalidInput', path: 'output' } });
  expect(await lines(id)).toHaveLength(1);
});

test('a run that needs no decision gets none', async () => {
  const running = await aRunOf(
    api,
    { tenant, flow },
    { state: 'running', lines: [{ path: 'post', state: 'started' }] },
  );
  expect(await decide(running, { decision: 'repeat' })).toMatchObject({ error: { code: 'nothingToDecide' } });
});

test('a cancel ends what waits at once with the flows it called, and leaves those of an ended run alone', async () => {
  const parent = await asking('post');
  const child = await aRunOf(api, { tenant, flow }, { state: 'waiting', parentRunId: parent });
  const grandchild = await aRunOf(api, { tenant, flow }, { state: 'running', parentRunId: child });
  expectData(await me.mutate('runs.cancel', { id: parent }));
  const look = async (id: string) => expectData(await me.query<RunDetail>('runs.get', { id }));
  expect(await look(parent)).toMatchObject({ state: 'cancelled', waitsFor: [] });
  expect(await look(child)).toMatchObject({ state: 'cancelled' });
  expect(await look(grandchild)).toMatchObject({ state: 'running', cancelRequested: true });
  const ended = await aRunOf(api, { tenant, flow }, { state: 'succeeded' });
  const left = await aRunOf(api, { tenant, flow }, { state: 'queued', parentRunId: ended });
  expect(await me.mutate('runs.cancel', { id: ended })).toMatchObject({ error: { code: 'runEnded' } });
  expect(await look(left)).toMatchObject({ state: 'queued' });
});
