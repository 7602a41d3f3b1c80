import type { Database } from '../database/open-database.ts';
import type { RunState } from './run-record.ts';

export type AttemptItem = {
  number: number;
  versionId: string;
  state: RunState;
  startFrom: string;
  startPath: string | null;
  errorJson: string | null;
  requestedBy: string | null;
  bulkId: string | null;
  /** JSON text, exact whatever the log kept. */
  countsJson: string | null;
  startedAt: Date | null;
  endedAt: Date | null;
};

/** All attempts of a run, first to last. The run's own row is the current one; earlier ones are kept in `attempt`. */
export async function listAttempts(
  db: Database,
  { tenantId, runId }: { tenantId: string; runId: string },
): Promise<AttemptItem[]> {
  const { rows } = await db.pool.query<AttemptItem>(
    `SELECT number, version_id AS "versionId", state, start_from AS "startFrom", start_path AS "startPath",
       error AS "errorJson", requested_by AS "requestedBy", bulk_id AS "bulkId", counts AS "countsJson",
       started_at AS "startedAt", ended_at AS "endedAt"
     FROM attempt a
     WHERE a.run_id = $2 AND a.tenant_id = $1
       AND NOT EXISTS (SELECT FROM run r WHERE r.id = a.run_id AND r.attempt = a.number)
     UNION ALL
     SELECT r.attempt, r.version_id, r.state, coalesce(a.start_from, 'trigger'), a.start_path, r.error, a.requested_by,
       a.bulk_id, r.counts, r.started_at, r.ended_at
     FROM run r LEFT JOIN attempt a ON a.run_id = r.id AND a.number = r.attempt
     WHERE r.id = $2 AND r.tenant_id = $1
     ORDER BY number`,
    [tenantId, runId],
  );
  return rows;
}
