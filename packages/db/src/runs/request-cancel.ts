import type { ClientBase } from 'pg';
import { RUN_CANCEL, RUN_CHANGED } from './run-channels.ts';

/**
 * Asks for a run's end. A queued run is cancelled at once; a running one is told to stop at its next step and ends by
 * itself; a run in a final state stays as it is. Answers undefined when the tenant has no such run. In a transaction of the
 * caller's: with `{ pool: client }`.
 */
export async function requestCancel(
  db: { pool: Pick<ClientBase, 'query'> },
  { tenantId, runId }: { tenantId: string; runId: string },
): Promise<'cancelled' | 'requested' | 'alreadyEnded' | undefined> {
  const { rows } = await db.pool.query<{ before: string }>(
    `WITH target AS (SELECT id, state FROM run WHERE tenant_id = $1 AND id = $2 FOR UPDATE),
     changed AS (
       UPDATE run r SET cancel_requested = true,
         state = CASE WHEN t.state = 'queued' THEN 'cancelled' ELSE r.state END,
         lease_number = r.lease_number + CASE WHEN t.state = 'queued' THEN 1 ELSE 0 END,
         ended_at = CASE WHEN t.state = 'queued' THEN now() ELSE r.ended_at END
       FROM target t WHERE r.id = t.id AND t.state IN ('queued', 'running', 'waiting', 'needsDecision') RETURNING r.id)
     SELECT t.state AS before, (SELECT pg_notify('${RUN_CANCEL}', id) FROM changed)::text AS told,
       (SELECT pg_notify('${RUN_CHANGED}', json_build_object('runId', id, 'tenantId', $1::text)::text) FROM changed)::text
     FROM target t`,
    [tenantId, runId],
  );
  const before = rows[0]?.before;
  if (before === undefined) return undefined;
  if (before === 'queued') return 'cancelled';
  return ['running', 'waiting', 'needsDecision'].includes(before) ? 'requested' : 'alreadyEnded';
}
