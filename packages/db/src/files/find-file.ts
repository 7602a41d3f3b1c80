import type { Database } from '../database/open-database.ts';
import { FILE_COLUMNS, type FileRow } from './file-row.ts';

/** A file of the tenant's run; undefined when there is none, or while the run is not accepted. */
export async function findFile(
  db: Database,
  { tenantId, runId, fileId }: { tenantId: string; runId: string; fileId: string },
): Promise<FileRow | undefined> {
  const { rows } = await db.pool.query<FileRow>(
    `SELECT ${FILE_COLUMNS} FROM file f JOIN run r ON r.id = f.run_id AND r.tenant_id = f.tenant_id
     WHERE f.tenant_id = $1 AND f.run_id = $2 AND f.id = $3`,
    [tenantId, runId, fileId],
  );
  return rows[0];
}
