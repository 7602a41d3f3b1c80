import type { ClientBase } from 'pg';
import { newId } from '../ids/new-id.ts';
import type { QueuedRun } from './insert-queued-run.ts';

/** Inserts a run that failed before its first step, so that people see what went wrong; answers its id. */
export async function insertFailedRun(
  client: Pick<ClientBase, 'query'>,
  run: Omit<QueuedRun, 'isTest' | 'acceptedAt'> & { acceptedAt: Date; errorJson: string },
): Promise<string> {
  const id = newId();
  await client.query(
    `INSERT INTO run (id, tenant_id, flow_id, version_id, state, mode, trigger_key, trigger_kind, trigger_input, error,
                      accepted_at, started_at, ended_at)
     VALUES ($1, $2, $3, $4, 'failed', 'queued', $5, $6, $7, $8, $9, $9, now())`,
    [
      id,
      run.tenantId,
      run.flowId,
      run.versionId,
      run.triggerKey,
      run.triggerKind,
      run.triggerInputJson,
      run.errorJson,
      run.acceptedAt,
    ],
  );
  return id;
}
