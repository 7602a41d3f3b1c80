import {
  findBulkOperation,
  getRun,
  insertBulkOperation,
  insertQueuedRun,
  listAttempts,
  measureSelection,
  type NewBulkOperation,
  stopBulkOperation,
} from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import { expect, onTestFinished, test } from 'vitest';
import { aDocument, aStep } from '../testing/documents.ts';
import { openStage } from '../testing/runner-stage.ts';
import { bulkJob } from './bulk-job.ts';

type Order = Partial<
  Pick<NewBulkOperation, 'kind' | 'selection' | 'canary' | 'perMinute' | 'startFrom' | 'version'>
>;

/** A tenant with runs in given states; no runner is at work, so that each step of a bulk operation is taken by the test. */
async function aTenant() {
  const stage = await openStage();
  onTestFinished(() => stage.close());
  const { db, tenantId } = stage;
  const document = aDocument({ key: 'start', kind: 'manual', config: {} }, [
    aStep('buildJson', 'made', { value: 1 }),
  ]);
  const flow = await stage.flow({ document });
  const run = async (state: string): Promise<string> => {
    const id = await insertQueuedRun(db.pool, {
      tenantId,
      flowId: flow.flowId,
      versionId: flow.versionId,
      triggerKey: 'start',
      triggerKind: 'manual',
      triggerInputJson: '{}',
    });
    const ended = ['failed', 'succeeded', 'cancelled', 'completedWithFailures'].includes(state);
    await db.pool.query(
      `UPDATE run SET state = $2, started_at = now(), ended_at = CASE WHEN $3 THEN now() END WHERE id = $1`,
      [id, state, ended],
    );
    return id;
  };
  const runs = async (count: number, state: string): Promise<string[]> => {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await run(state));
    // Ids of one millisecond have no order of their own.
    return ids.sort();
  };
  const order = async (wishes: Order = {}) => {
    const selection = wishes.selection ?? { filter: { states: ['failed'] as const } };
    const kind = wishes.kind ?? 'retry';
    const { count, lastId } = await measureSelection(db, { tenantId, kind, selection });
    const bulkId = await insertBulkOperation(db.pool, {
      tenantId,
      kind,
      selection,
      startFrom: 'trigger',
      version: 'same',
      versions: {},
      perMinute: null,
      total: count,
      throughId: lastId ?? '',
      canary: false,
      requestedBy: 'me',
      ...wishes,
    });
    return {
      bulkId,
      work: () => bulkJob(db, { tenantId, bulkId }),
      now: () => findBulkOperation(db, { tenantId, bulkId }),
    };
  };
  const attempts = async (ids: string[]) =>
    Promise.all(ids.map(async (runId) => (await listAttempts(db, { tenantId, runId })).length));
  const end = (ids: string[], state: string) =>
    db.pool.query(`UPDATE run SET state = $2, ended_at = now() + interval '1 s' WHERE id = ANY($1)`, [
      ids,
      state,
    ]);
  const jobs = async (name: string) => {
    const { rows } = await db.pool.query<{ count: number }>(
      `SELECT count(*)::int FROM flowbridge_queue.jobs WHERE task_identifier = $1`,
      [name],
    );
    return rows[0]?.count;
  };
  const state = async (runId: string) => (await getRun(db, { tenantId, runId }))?.state;
  return { stage, db, tenantId, flow, run, runs, order, attempts, end, jobs, state };
}

test('all that match are retried once, in slices, even though those that fail again match again', async () => {
  const { runs, order, attempts, end, jobs } = await aTenant();
  const failed = await runs(250, 'failed');
  const bulk = await order();
  await bulk.work();
  expect(await bulk.now()).toMatchObject({ state: 'running', done: 100, total: 250 });
  await end(failed.slice(0, 100), 'failed');
  await bulk.work();
  await bulk.work();
  expect(await bulk.now()).toMatchObject({ state: 'done', done: 250, refused: 0 });
  await bulk.work();
  expect(new Set(await attempts(failed))).toEqual(new Set([2]));
  expect(await jobs('run.execute')).toBe(250);
});

test('a node that dies in a slice leaves nothing of it, and the slice comes again', async () => {
  const { db, tenantId, runs, order, attempts, jobs } = await aTenant();
  const failed = await runs(120, 'failed');
  const bulk = await order();
  await bulk.work();
  // The connection of the second slice is cut when it is about to move the cursor.
  await db.pool.query(
    `CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`,
  );
  await db.pool.query(
    `CREATE TRIGGER cut BEFORE UPDATE ON bulk_operation FOR EACH ROW EXECUTE FUNCTION cut()`,
  );
  await expect(bulk.work()).rejects.toThrow();
  await db.pool.query('DROP TRIGGER cut ON bulk_operation');
  expect(await bulk.now()).toMatchObject({ state: 'running', done: 100 });
  expect((await attempts(failed)).filter((count) => count === 2)).toHaveLength(100);
  await bulk.work();
  expect(await findBulkOperation(db, { tenantId, bulkId: bulk.bulkId })).toMatchObject({
    state: 'done',
    done: 120,
  });
  expect(new Set(await attempts(failed))).toEqual(new Set([2]));
  expect(await jobs('run.execute')).toBe(120);
});

test('a job that comes twice, on two nodes at once, does its slice once', async () => {
  const { runs, order, attempts } = await aTenant();
  const failed = await runs(3, 'failed');
  const bulk = await order({ perMinute: 60 });
  await Promise.all([bulk.work(), bulk.work()]);
  expect(await bulk.now()).toMatchObject({ state: 'running', done: 1 });
  expect(await attempts(failed)).toEqual([2, 1, 1]);
});

test('the canary goes alone; the others follow when it has succeeded', async () => {
  const { db, runs, order, attempts, end } = await aTenant();
  const failed = await runs(3, 'failed');
  const bulk = await order({ canary: true });
  const look = async () => {
    await db.pool.query('UPDATE bulk_operation SET next_at = now() - interval $$1 second$$');
    await bulk.work();
  };
  await bulk.work();
  await look();
  expect(await bulk.now()).toMatchObject({ state: 'canary', done: 1, canaryRunId: failed[0] });
  await end(failed.slice(0, 1), 'succeeded');
  await look();
  expect(await bulk.now()).toMatchObject({ state: 'running' });
  await look();
  expect(await bulk.now()).toMatchObject({ state: 'done', done: 3 });
  expect(await attempts(failed)).toEqual([2, 2, 2]);
});

test.each(['failed', 'completedWithFailures', 'cancelled'])(
  'a canary that ends as %s keeps the others as they are',
  async (ending) => {
    const { db, runs, order, attempts, end } = await aTenant();
    const failed = await runs(3, 'failed');
    const bulk = await order({ canary: true });
    await bulk.work();
    await end(failed.slice(0, 1), ending);
    await db.pool.query('UPDATE bulk_operation SET next_at = now() - interval $$1 second$$');
    await bulk.work();
    expect(await bulk.now()).toMatchObject({ state: 'canaryFailed', done: 1, endedAt: expect.any(Date) });
    await bulk.work();
    expect(await attempts(failed)).toEqual([2, 1, 1]);
  },
);

test('what cannot be retried is refused with its reason, and the others go on', async () => {
  const { db, run, order } = await aTenant();
  const ids = [await run('failed'), await run('running'), await run('succeeded'), await run('failed')];
  await db.pool.query('UPDATE run SET duplicate_of = $2 WHERE id = $1', [ids[3], ids[0]]);
  const bulk = await order({ selection: { ids }, startFrom: 'failedStep' });
  await bulk.work();
  expect(await bulk.now()).toMatchObject({
    state: 'done',
    done: 1,
    refused: 3,
    refusals: expect.arrayContaining([
      { runId: ids[1], code: 'runNotEnded' },
      { runId: ids[2], code: 'nothingFailed' },
      { runId: ids[3], code: 'duplicate' },
    ]),
  });
});

test('runs that failed after the order are not meant by its filter', async () => {
  const { runs, order, end, attempts } = await aTenant();
  const [late, early] = [await runs(1, 'running'), await runs(1, 'failed')];
  const bulk = await order();
  await end(late, 'failed');
  await bulk.work();
  expect(await attempts([...late, ...early])).toEqual([1, 2]);
});

test('flows without the wanted version are refused', async () => {
  const { runs, order } = await aTenant();
  await runs(2, 'failed');
  const bulk = await order({ version: 'published' });
  await bulk.work();
  expect(await bulk.now()).toMatchObject({ done: 0, refused: 2, refusals: [{ code: 'notPublished' }, {}] });
});

test('a stopped operation touches nothing more', async () => {
  const { db, tenantId, runs, order, attempts } = await aTenant();
  const failed = await runs(2, 'failed');
  const bulk = await order({ perMinute: 1 });
  await bulk.work();
  expect(await stopBulkOperation(db.pool, { tenantId, bulkId: bulk.bulkId })).toBe(true);
  expect(await stopBulkOperation(db.pool, { tenantId, bulkId: bulk.bulkId })).toBe(false);
  expect(await stopBulkOperation(db.pool, { tenantId: 'other', bulkId: bulk.bulkId })).toBeUndefined();
  await db.pool.query('UPDATE bulk_operation SET next_at = now() - interval $$1 second$$');
  await bulk.work();
  expect(await attempts(failed)).toEqual([2, 1]);
});

test('a bulk cancel ends what waits at once and asks what runs to stop', async () => {
  const { db, runs, order, state } = await aTenant();
  const [queued, waiting, asking, running, ended] = [
    ...(await runs(1, 'queued')),
    ...(await runs(1, 'waiting')),
    ...(await runs(1, 'needsDecision')),
    ...(await runs(1, 'running')),
    ...(await runs(1, 'succeeded')),
  ];
  const bulk = await order({ kind: 'cancel', selection: { filter: {} } });
  await bulk.work();
  expect(await bulk.now()).toMatchObject({ state: 'done', done: 4, refused: 1 });
  for (const id of [queued, waiting, asking]) expect(await state(id ?? '')).toBe('cancelled');
  expect([await state(running ?? ''), await state(ended ?? '')]).toEqual(['running', 'succeeded']);
  const { rows } = await db.pool.query('SELECT id FROM run WHERE cancel_requested AND state = $$running$$');
  expect(rows).toEqual([{ id: running }]);
});

test('a runner works an order off to its end', async () => {
  const { stage, runs, order, db, tenantId, state } = await aTenant();
  const failed = await runs(5, 'failed');
  const bulk = await order({ canary: true });
  await enqueue(db.pool, [{ name: 'run.bulk', payload: { tenantId, bulkId: bulk.bulkId } }]);
  await stage.runner();
  await expect.poll(async () => (await bulk.now())?.state, { timeout: 20_000 }).toBe('done');
  for (const id of failed) await expect.poll(() => state(id), { timeout: 10_000 }).toBe('succeeded');
});
