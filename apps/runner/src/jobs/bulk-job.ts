/**
 * One slice of a bulk operation: some runs are retried or cancelled, the cursor moves on and the next slice's job is added,
 * in a transaction that holds the operation's row. A node that dies in it leaves nothing half done, and its job comes again;
 * a job that comes twice finds that it is not time yet. States: packages/db/src/bulk/bulk-operation.ts.
 *
 * Retries touch ended runs only, so a slice of them is one transaction. Cancels touch rows that journals write at the same
 * time, in groups: each is a transaction of its own, so that the two never wait for each other in a circle.
 */
import {
  advanceBulkOperation,
  type BulkAdvance,
  type BulkOperation,
  type BulkRefusal,
  type BulkRun,
  type Database,
  inTransaction,
  listBulkSlice,
  takeBulkOperation,
} from '@flowbridge/db';
import { enqueue, type JobPayloads } from '@flowbridge/queue';
import type { PoolClient } from 'pg';
import { bulkPace, type Pace } from './bulk-pace.ts';
import { judgeCanary } from './judge-canary.ts';
import { takeBulkRun } from './take-bulk-run.ts';

/** How often a canary is looked at. */
const CANARY_LOOK_MS = 2_000;

type Step = Omit<BulkAdvance, 'tenantId' | 'bulkId'>;

export async function bulkJob(db: Database, payload: JobPayloads['run.bulk']): Promise<void> {
  let transactions = 1;
  while (await inTransaction(db, (client) => goOn(client, payload, transactions))) transactions += 1;
}

/** True when this job has more to do; otherwise the next job is added, as long as the operation has not ended. */
async function goOn(
  client: PoolClient,
  { tenantId, bulkId }: JobPayloads['run.bulk'],
  transactions: number,
): Promise<boolean> {
  const bulk = await takeBulkOperation(client, { tenantId, bulkId });
  if (!bulk) return false;
  const pace = bulkPace(bulk.perMinute);
  const single = bulk.kind === 'cancel';
  const more = single && transactions < pace.size;
  const step = await stepOf(client, bulk, {
    size: single ? 1 : pace.size,
    pauseMs: more ? 0 : pace.pauseMs,
  });
  const nextAt = await advanceBulkOperation(client, { tenantId, bulkId, ...step });
  if (!nextAt || more) return nextAt !== undefined;
  await enqueue(client, [{ name: 'run.bulk', payload: { tenantId, bulkId }, runAt: nextAt }]);
  return false;
}

async function stepOf(client: PoolClient, bulk: BulkOperation, pace: Pace): Promise<Step> {
  if (bulk.state !== 'canary') return slice(client, bulk, pace);
  if (bulk.canaryRunId === null) return sendCanary(client, bulk);
  const state = await judgeCanary(client, { ...bulk, canaryRunId: bulk.canaryRunId });
  return { ...unchanged(bulk), state, pauseMs: state === 'canary' ? CANARY_LOOK_MS : 0 };
}

/** The first run that can be retried goes alone; those before it that cannot are refused. */
async function sendCanary(client: PoolClient, bulk: BulkOperation): Promise<Step> {
  const [run] = await listBulkSlice(client, bulk, 1);
  if (!run) return { ...unchanged(bulk), state: 'done' };
  const { done, refusals } = await take(client, bulk, [run]);
  return {
    ...unchanged(bulk),
    cursor: run.id,
    done,
    refusals,
    canaryRunId: done === 1 ? run.id : null,
    pauseMs: done === 1 ? CANARY_LOOK_MS : 0,
  };
}

async function slice(client: PoolClient, bulk: BulkOperation, { size, pauseMs }: Pace): Promise<Step> {
  const runs = await listBulkSlice(client, bulk, size);
  return {
    ...unchanged(bulk),
    ...(await take(client, bulk, runs)),
    cursor: runs.at(-1)?.id ?? bulk.cursor,
    state: runs.length < size ? 'done' : 'running',
    pauseMs,
  };
}

async function take(client: PoolClient, bulk: BulkOperation, runs: readonly BulkRun[]) {
  const refusals: BulkRefusal[] = [];
  for (const run of runs) {
    const code = await takeBulkRun(client, bulk, run);
    if (code) refusals.push({ runId: run.id, code });
  }
  return { done: runs.length - refusals.length, refusals };
}

function unchanged({ state, cursor, canaryRunId }: BulkOperation): Step {
  return { state, cursor, canaryRunId, done: 0, refusals: [], pauseMs: 0 };
}
