import type { Database } from '../database/open-database.ts';
import { CONNECTION_TURNS } from '../runs/run-channels.ts';

/** Gives back what a node held of a connection's concurrency beyond `held`, and tells nodes that wait for it. */
export async function giveBackTurns(
  db: Database,
  given: { tenantId: string; connectionId: string; nodeId: string; held: number; leaseMs: number },
): Promise<void> {
  await db.pool.query(
    `WITH lightly AS (SELECT set_config('synchronous_commit', 'off', true)), given AS (
       UPDATE connection_throttle SET shares = CASE WHEN $4::int = 0 THEN shares - $3::text
         ELSE shares || jsonb_build_object($3::text, jsonb_build_object('held', $4::int, 'until',
           floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint + $5::int)) END
       FROM lightly WHERE connection_id = $1 AND tenant_id = $2 RETURNING shares
     )
     SELECT pg_notify('${CONNECTION_TURNS}', $1)::text FROM given
     WHERE EXISTS (SELECT 1 FROM jsonb_each(given.shares) share WHERE share.value ? 'since')`,
    [given.connectionId, given.tenantId, given.nodeId, given.held, given.leaseMs],
  );
}
