import type { Database } from '../database/open-database.ts';

export type LostClaims = { tenantId: string; datasetId: string };

/** Datasets with records held by batches of runs that have ended or are gone: of one run, or of any. */
export async function listLostClaims(db: Database, { runId }: { runId?: string }): Promise<LostClaims[]> {
  const { rows } = await db.pool.query<LostClaims>(
    `SELECT DISTINCT r.tenant_id AS "tenantId", r.dataset_id AS "datasetId"
     FROM dataset_record r LEFT JOIN run ON run.id = r.claim_run_id
     WHERE r.state = 'delivering' AND ($1::text IS NULL OR r.claim_run_id = $1)
       AND coalesce(run.state, 'cancelled') IN ('succeeded', 'completedWithFailures', 'failed', 'cancelled')`,
    [runId ?? null],
  );
  return rows;
}
