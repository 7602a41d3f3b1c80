import type { PoolClient } from 'pg';
import { PARTS_CHANGED } from '../runs/run-channels.ts';

/** Tells every process that what a tenant's flows may use has changed; with `triedPartId`, that a trial of that part has ended. */
export async function tellParts(
  client: Pick<PoolClient, 'query'>,
  told: { tenantId: string; triedPartId?: string },
): Promise<void> {
  await client.query('SELECT pg_notify($1, $2)', [PARTS_CHANGED, JSON.stringify(told)]);
}
