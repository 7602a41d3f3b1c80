import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { Database } from '../database/open-database.ts';

const inflate = promisify(inflateRaw);

export type LoopCheckpointRow = { path: string; sequence: number; checkpointJson: string };

/** How far the long loops of an attempt had come. */
export async function listLoopCheckpoints(
  db: Database,
  { tenantId, runId, attempt }: { tenantId: string; runId: string; attempt: number },
): Promise<LoopCheckpointRow[]> {
  const { rows } = await db.pool.query<{ path: string; sequence: number; body: Buffer }>(
    'SELECT path, sequence, body FROM loop_checkpoint WHERE tenant_id = $1 AND run_id = $2 AND attempt = $3',
    [tenantId, runId, attempt],
  );
  return Promise.all(
    rows.map(async ({ path, sequence, body }) => ({
      path,
      sequence,
      checkpointJson: (await inflate(body)).toString('utf8'),
    })),
  );
}
