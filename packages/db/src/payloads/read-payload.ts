import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { Database } from '../database/open-database.ts';

const inflate = promisify(inflateRaw);

export type ReadPayload = { tenantId: string; runId: string; acceptedAt: Date; payloadId: string };

/** JSON text of a large value, or undefined when it is gone (its month was dropped). */
export async function readPayload(db: Database, query: ReadPayload): Promise<string | undefined> {
  const { rows } = await db.pool.query<{ body: Buffer }>(
    'SELECT body FROM payload WHERE tenant_id = $1 AND run_id = $2 AND id = $3 AND run_accepted_at = $4',
    [query.tenantId, query.runId, query.payloadId, query.acceptedAt],
  );
  const body = rows[0]?.body;
  return body && (await inflate(body)).toString('utf8');
}
