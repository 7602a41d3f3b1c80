import { getRun, insertQueuedRun, listAttempts, requestCancel, startRetry } from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDocument, aStep } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;
const told: { runId: string; tenantId: string }[] = [];

beforeAll(async () => {
  stage = await openStage();
  const client = await stage.db.pool.connect();
  client.on('notification', ({ payload }) => told.push(JSON.parse(payload ?? '')));
  await client.query('LISTEN flowbridge_run');
  stopListening = async () => client.release(true);
  await stage.runner();
});
let stopListening = async () => {};
afterAll(async () => {
  await stopListening();
  await stage.close();
});

const manual = { key: 'start', kind: 'manual', config: {} };

async function inTransaction<T>(work: (client: import('pg').PoolClient) => Promise<T>): Promise<T> {
  const client = await stage.db.pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } finally {
    client.release();
  }
}

async function startRun(flow: { flowId: string; versionId: string }, body: unknown, execute = true) {
  return inTransaction(async (client) => {
    const runId = await insertQueuedRun(client, {
      tenantId: stage.tenantId,
      ...flow,
      triggerKey: 'start',
      triggerKind: 'manual',
      triggerInputJson: JSON.stringify({ key: 'start', kind: 'manual', body }),
    });
    if (execute) await enqueue(client, [{ name: 'run.execute', payload: { runId } }]);
    return runId;
  });
}

const run = (runId: string) => getRun(stage.db, { tenantId: stage.tenantId, runId });
const endState = (runId: string) => expect.poll(async () => (await run(runId))?.state, { timeout: 10_000 });

const endless = () =>
  stage.flow({
    document: aDocument(manual, [], {
      lanes: { root: ['s_v', 's_loop'], 's_loop/body': ['inc'] },
      steps: {
        s_v: {
          id: 's_v',
          key: 'v',
          kind: 'initVariable',
          config: { name: 'n', type: 'integer', value: 0 },
        },
        s_loop: {
          id: 's_loop',
          key: 'loop',
          kind: 'while',
          config: { maxTurns: 1_000_000, test: { mode: 'expression', expression: '{{true}}' } },
        },
        inc: {
          id: 'inc',
          key: 'inc',
          kind: 'code',
          config: { input: {}, code: 'function main() { return 1 }' },
        },
      },
    }),
  });

test('a queued run is executed, its output kept, its watchers told', async () => {
  const flow = await stage.flow({
    document: aDocument(manual, [aStep('buildJson', 'made', { value: { got: '{{trigger.body.a}}' } })]),
  });
  const runId = await startRun(flow, { a: 5 });
  await endState(runId).toBe('succeeded');
  expect(await run(runId)).toMatchObject({ outputJson: '{"got":5}', mode: 'queued', attempt: 1 });
  expect(JSON.parse((await run(runId))?.countsJson ?? '')).toMatchObject({ steps: 1, failed: 0 });
  await expect.poll(() => told).toContainEqual({ runId, tenantId: stage.tenantId });
});

test('a cancelled run stops at its next step and stays cancelled', async () => {
  const runId = await startRun(await endless(), null);
  await endState(runId).toBe('running');
  expect(await requestCancel(stage.db, { tenantId: stage.tenantId, runId })).toBe('requested');
  await endState(runId).toBe('cancelled');
  expect(await requestCancel(stage.db, { tenantId: stage.tenantId, runId })).toBe('alreadyEnded');
});

test('a run that is cancelled while it is queued never starts', async () => {
  const flow = await endless();
  const runId = await startRun(flow, null, false);
  expect(await requestCancel(stage.db, { tenantId: stage.tenantId, runId })).toBe('cancelled');
  await enqueue(stage.db.pool, [{ name: 'run.execute', payload: { runId } }]);
  const after = await startRun(
    await stage.flow({ document: aDocument(manual, [aStep('buildJson', 'made', { value: 1 })]) }),
    null,
  );
  await endState(after).toBe('succeeded');
  expect(await run(runId)).toMatchObject({ state: 'cancelled', startedAt: null });
});

test('cancelling the run of another tenant finds nothing', async () => {
  const runId = await startRun(await endless(), null, false);
  expect(await requestCancel(stage.db, { tenantId: 'other', runId })).toBeUndefined();
  expect((await run(runId))?.state).toBe('queued');
});

test('a retry is a new attempt of the same run, the former one is kept', async () => {
  const document = aDocument(manual, [aStep('parseJson', 'parsed', { text: '{{trigger.body}}' })]);
  const flow = await stage.flow({ document });
  const runId = await startRun(flow, 'no json');
  await endState(runId).toBe('failed');
  expect(JSON.parse((await run(runId))?.errorJson ?? '')).toMatchObject({
    code: 'invalidJson',
    path: 'parsed',
  });
  const attempt = await inTransaction(async (client) => {
    const number = await startRetry(client, {
      tenantId: stage.tenantId,
      runId,
      versionId: flow.versionId,
      requestedBy: 'me',
    });
    await enqueue(client, [{ name: 'run.execute', payload: { runId } }]);
    return number;
  });
  expect(attempt).toBe(2);
  await expect.poll(async () => (await run(runId))?.endedAt, { timeout: 10_000 }).toBeTruthy();
  const attempts = await listAttempts(stage.db, { tenantId: stage.tenantId, runId });
  expect(attempts.map(({ number, state, requestedBy }) => [number, state, requestedBy])).toEqual([
    [1, 'failed', null],
    [2, 'failed', 'me'],
  ]);
});

test('a test run that is retried with a published version is a run like any other', async () => {
  const flow = await stage.flow({ document: aDocument(manual, [aStep('buildJson', 'made', { value: 1 })]) });
  const runId = await startRun(flow, null);
  await endState(runId).toBe('succeeded');
  await stage.db.pool.query('UPDATE run SET is_test = true WHERE id = $1', [runId]);
  await inTransaction((client) =>
    startRetry(client, { tenantId: stage.tenantId, runId, versionId: flow.versionId }),
  );
  expect((await run(runId))?.isTest).toBe(false);
});

test('a run whose version is gone fails with a reason instead of hanging', async () => {
  const flow = await endless();
  const runId = await startRun({ flowId: flow.flowId, versionId: 'gone' }, null);
  await endState(runId).toBe('failed');
  expect(JSON.parse((await run(runId))?.errorJson ?? '')).toMatchObject({ code: 'run.notExecutable' });
});

test('a run of a node that died is taken over, and a cancel finds whoever has it now', async () => {
  const runId = await startRun(await endless(), null);
  await endState(runId).toBe('running');
  await stage.db.pool.query(
    `INSERT INTO node (id, kind, started_at, heartbeat_at) VALUES ('dead', 'runner', now(), now() - interval '1 min')`,
  );
  await stage.db.pool.query(`UPDATE run SET node_id = 'dead' WHERE id = $1`, [runId]);
  const holder = async () => {
    const { rows } = await stage.db.pool.query('SELECT node_id, resumes, state FROM run WHERE id = $1', [
      runId,
    ]);
    return rows[0];
  };
  await expect
    .poll(holder, { timeout: 15_000 })
    .toMatchObject({ node_id: expect.stringMatching(/^runner-/), resumes: 1, state: 'running' });
  await requestCancel(stage.db, { tenantId: stage.tenantId, runId });
  await endState(runId).toBe('cancelled');
});
