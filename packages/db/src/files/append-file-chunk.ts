import type { Database } from '../database/open-database.ts';

/** Adds the chunk with the next `number` (from 0) to a file, and its length to the file's size. */
export async function appendFileChunk(
  db: Database,
  chunk: { tenantId: string; fileId: string; number: number; body: Buffer },
): Promise<void> {
  const { rowCount } = await db.pool.query({
    name: 'append-file-chunk',
    text: `WITH grown AS (
             UPDATE file SET size = size + octet_length($4::bytea) WHERE id = $1 AND tenant_id = $2 RETURNING id)
           INSERT INTO file_chunk (file_id, number, body) SELECT id, $3, $4 FROM grown`,
    values: [chunk.fileId, chunk.tenantId, chunk.number, chunk.body],
  });
  if (rowCount !== 1) throw new Error(`file ${chunk.fileId} was removed while it arrived`);
}
