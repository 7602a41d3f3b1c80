import {
  type BulkOperation,
  type BulkRefusalCode,
  type BulkRun,
  requestCancel,
  type StartRetry,
  startRetry,
} from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import type { PoolClient } from 'pg';

/** Retries or cancels one run of a bulk operation; answers why it could not. */
export async function takeBulkRun(
  client: PoolClient,
  bulk: BulkOperation,
  run: BulkRun,
): Promise<BulkRefusalCode | undefined> {
  return bulk.kind === 'cancel' ? cancel(client, bulk, run) : retry(client, bulk, run);
}

async function cancel(
  client: PoolClient,
  { tenantId }: BulkOperation,
  run: BulkRun,
): Promise<BulkRefusalCode | undefined> {
  const outcome = await requestCancel({ pool: client }, { tenantId, runId: run.id });
  if (outcome === undefined) return 'notFound';
  return outcome === 'alreadyEnded' ? 'runEnded' : undefined;
}

async function retry(
  client: PoolClient,
  bulk: BulkOperation,
  run: BulkRun,
): Promise<BulkRefusalCode | undefined> {
  if (run.duplicateOf !== null) return 'duplicate';
  if (bulk.startFrom !== 'trigger' && run.state === 'succeeded') return 'nothingFailed';
  const versionId = bulk.version === 'same' ? run.versionId : bulk.versions[run.flowId];
  if (versionId === undefined) return 'notPublished';
  const order: StartRetry = {
    tenantId: bulk.tenantId,
    runId: run.id,
    versionId,
    from: bulk.startFrom,
    bulkId: bulk.id,
    ...(bulk.requestedBy === null ? {} : { requestedBy: bulk.requestedBy }),
  };
  if ((await startRetry(client, order)) === undefined) return 'runNotEnded';
  await enqueue(client, [{ name: 'run.execute', payload: { runId: run.id } }]);
  return undefined;
}
