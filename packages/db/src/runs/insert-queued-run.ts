import type { ClientBase } from 'pg';
import { newId } from '../ids/new-id.ts';
import { skippedError } from './overlap.ts';

export type QueuedRun = {
  tenantId: string;
  flowId: string;
  versionId: string;
  triggerKey: string;
  triggerKind: string;
  /** JSON text of what the trigger brings (`{ key, kind, body?, … }`): what expressions see as `trigger`. */
  triggerInputJson: string;
  isTest?: boolean;
  /** JSON texts of what a test run does differently (`test_order`, `test_samples`). */
  testOrderJson?: string | undefined;
  testSamplesJson?: string | undefined;
  /** Default: now. */
  acceptedAt?: Date;
  /** The open run because of which this one is not made: its row is written as cancelled. */
  skippedFor?: string | undefined;
};

/**
 * Inserts a run in state `queued` and answers its id. Call it inside the transaction that also enqueues
 * `{ name: 'run.execute', payload: { runId } }`, so that there is never one without the other. With `skippedFor` there is
 * nothing to enqueue.
 */
export async function insertQueuedRun(client: Pick<ClientBase, 'query'>, run: QueuedRun): Promise<string> {
  const id = newId();
  const acceptedAt = run.acceptedAt ?? new Date();
  const skipped = run.skippedFor !== undefined;
  await client.query(
    `INSERT INTO run (id, tenant_id, flow_id, version_id, state, mode, is_test, trigger_key, trigger_kind,
                      trigger_input, accepted_at, ended_at, error, test_order, test_samples)
     VALUES ($1, $2, $3, $4, $5, 'queued', $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      id,
      run.tenantId,
      run.flowId,
      run.versionId,
      skipped ? 'cancelled' : 'queued',
      run.isTest ?? false,
      run.triggerKey,
      run.triggerKind,
      run.triggerInputJson,
      acceptedAt,
      skipped ? acceptedAt : null,
      run.skippedFor === undefined ? null : skippedError(run.skippedFor),
      run.testOrderJson ?? null,
      run.testSamplesJson ?? null,
    ],
  );
  return id;
}
