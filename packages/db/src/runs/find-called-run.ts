import type { Database } from '../database/open-database.ts';
import type { RunState } from './run-record.ts';

export type CalledRunRow = {
  state: RunState;
  acceptedAt: Date;
  outputJson: string | null;
  outputPayload: string | null;
  errorJson: string | null;
};

/** How far a called run is; undefined while it has no row. */
export async function findCalledRun(
  db: Database,
  { tenantId, runId }: { tenantId: string; runId: string },
): Promise<CalledRunRow | undefined> {
  const { rows } = await db.pool.query<CalledRunRow>(
    `SELECT state, accepted_at AS "acceptedAt", output AS "outputJson", output_payload AS "outputPayload",
       error AS "errorJson"
     FROM run WHERE tenant_id = $1 AND id = $2`,
    [tenantId, runId],
  );
  return rows[0];
}
