import type { Database } from '../database/open-database.ts';
import type { RunState } from './run-record.ts';

/** What a watcher of a run needs on each change: its state and how far its journal has come. */
export async function getRunProgress(
  db: Database,
  { tenantId, runId }: { tenantId: string; runId: string },
): Promise<{ state: RunState; attempt: number; sequence: number; countsJson: string | null } | undefined> {
  const { rows } = await db.pool.query<{
    state: RunState;
    attempt: number;
    sequence: number;
    countsJson: string | null;
  }>(
    `SELECT r.state, r.attempt, r.counts AS "countsJson",
       coalesce((SELECT max(sequence) FROM step_run s
                 WHERE s.run_id = r.id AND s.attempt = r.attempt AND s.run_accepted_at = r.accepted_at), 0) AS sequence
     FROM run r WHERE r.tenant_id = $1 AND r.id = $2`,
    [tenantId, runId],
  );
  return rows[0];
}
