import type { Database } from '../database/open-database.ts';

export type NewFile = {
  id: string;
  tenantId: string;
  /** The run that will be accepted with it. */
  runId: string;
  field: string;
  name: string;
  mime: string;
};

/** Begins a file; its bytes follow by `appendFileChunk`. */
export async function insertFile(db: Database, file: NewFile): Promise<void> {
  await db.pool.query(
    'INSERT INTO file (id, tenant_id, run_id, field, name, mime) VALUES ($1, $2, $3, $4, $5, $6)',
    [file.id, file.tenantId, file.runId, file.field, file.name, file.mime],
  );
}
