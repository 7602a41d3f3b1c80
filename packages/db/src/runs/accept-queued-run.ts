import type { ClientBase } from 'pg';
import { admitRun } from './admit-run.ts';
import { insertQueuedRun, type QueuedRun } from './insert-queued-run.ts';
import { insertRunKeys, type RunKey } from './insert-run-keys.ts';
import type { Overlap } from './overlap.ts';

export type AcceptQueuedRun = QueuedRun & { overlap: Overlap; keys: readonly RunKey[] };

/**
 * Accepts a run in the caller's transaction, under its flow's overlap policy and with its business keys. Answers its id, and
 * as `skippedFor` the open run because of which it was not made: its row is then `cancelled`. Otherwise enqueue
 * `{ name: 'run.execute', payload: { runId } }` in the same transaction.
 */
export async function acceptQueuedRun(
  client: Pick<ClientBase, 'query'>,
  { overlap, keys, ...run }: AcceptQueuedRun,
): Promise<{ runId: string; skippedFor: string | undefined }> {
  const { tenantId, flowId } = run;
  const skippedFor = await admitRun(client, { tenantId, flowId, overlap });
  const runId = await insertQueuedRun(client, { ...run, skippedFor });
  await insertRunKeys(client, { tenantId, runId, keys });
  return { runId, skippedFor };
}
