import type { ClientBase } from 'pg';
import { newId } from '../ids/new-id.ts';

export type QueuedRun = {
  tenantId: string;
  flowId: string;
  versionId: string;
  triggerKey: string;
  triggerKind: string;
  /** JSON text of what the trigger brings (`{ key, kind, body?, … }`): what expressions see as `trigger`. */
  triggerInputJson: string;
  isTest?: boolean;
  /** Default: now. */
  acceptedAt?: Date;
};

/**
 * Inserts a run in state `queued` and answers its id. Call it inside the transaction that also enqueues
 * `{ name: 'run.execute', payload: { runId } }`, so that there is never one without the other.
 */
export async function insertQueuedRun(client: Pick<ClientBase, 'query'>, run: QueuedRun): Promise<string> {
  const id = newId();
  await client.query(
    `INSERT INTO run (id, tenant_id, flow_id, version_id, state, mode, is_test, trigger_key, trigger_kind,
                      trigger_input, accepted_at)
     VALUES ($1, $2, $3, $4, 'queued', 'queued', $5, $6, $7, $8, $9)`,
    [
      id,
      run.tenantId,
      run.flowId,
      run.versionId,
      run.isTest ?? false,
      run.triggerKey,
      run.triggerKind,
      run.triggerInputJson,
      run.acceptedAt ?? new Date(),
    ],
  );
  return id;
}
