import type { Database } from '../database/open-database.ts';
import { FILE_COLUMNS, type FileRow } from './file-row.ts';

/** The files that came with the tenant's run, in the order they arrived. */
export async function listFiles(
  db: Database,
  { tenantId, runId }: { tenantId: string; runId: string },
): Promise<FileRow[]> {
  const { rows } = await db.pool.query<FileRow>(
    `SELECT ${FILE_COLUMNS} FROM file f WHERE f.tenant_id = $1 AND f.run_id = $2 ORDER BY f.id`,
    [tenantId, runId],
  );
  return rows;
}
