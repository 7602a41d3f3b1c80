import type { Database } from '../database/open-database.ts';
import type { RunKey } from './insert-run-keys.ts';

/** The business keys of a run, by name. */
export async function listRunKeys(
  db: Database,
  { tenantId, runId }: { tenantId: string; runId: string },
): Promise<RunKey[]> {
  const { rows } = await db.pool.query<RunKey>(
    'SELECT name, value FROM run_key WHERE tenant_id = $1 AND run_id = $2 ORDER BY name',
    [tenantId, runId],
  );
  return rows;
}
