import type { Database } from '../database/open-database.ts';

/** The last line of a path, as recovery reads it. */
export type JournalLineRow = {
  path: string;
  sequence: number;
  state: string;
  startedAtMs: number;
  tryNumber: number;
  errorJson: string | null;
  /** JSON text, or a reference to a payload; null for steps whose output was not asked for. */
  outputJson: string | null;
};

/**
 * What the journal of an attempt has of each path: its last line, lines that are kept for recovery alone included. Outputs
 * are read for the steps in `outputsOf` only: those whose result is taken over instead of acting again.
 */
export async function listJournalLines(
  db: Database,
  query: { tenantId: string; runId: string; acceptedAt: Date; attempt: number; outputsOf: readonly string[] },
): Promise<JournalLineRow[]> {
  const { rows } = await db.pool.query<JournalLineRow>(
    `SELECT DISTINCT ON (path) path, sequence, state,
       (extract(epoch FROM started_at) * 1000)::float8 AS "startedAtMs", try_number AS "tryNumber",
       error AS "errorJson", CASE WHEN step_id = ANY($5::text[]) THEN output END AS "outputJson"
     FROM step_run
     WHERE run_accepted_at = $3 AND run_id = $2 AND attempt = $4 AND tenant_id = $1
     ORDER BY path, sequence DESC`,
    [query.tenantId, query.runId, query.acceptedAt, query.attempt, query.outputsOf],
  );
  return rows;
}
