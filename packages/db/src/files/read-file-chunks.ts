import type { Database } from '../database/open-database.ts';

/** The bytes of a tenant's file, a chunk at a time: never whole in memory. Nothing when the tenant has no such file. */
export async function* readFileChunks(
  db: Database,
  { tenantId, fileId }: { tenantId: string; fileId: string },
): AsyncGenerator<Buffer, void> {
  for (let number = 0; ; number += 1) {
    const { rows } = await db.pool.query<{ body: Buffer }>({
      name: 'read-file-chunk',
      text: `SELECT c.body FROM file f JOIN file_chunk c ON c.file_id = f.id
             WHERE f.tenant_id = $1 AND f.id = $2 AND c.number = $3`,
      values: [tenantId, fileId, number],
    });
    const chunk = rows[0];
    if (!chunk) return;
    yield chunk.body;
  }
}
