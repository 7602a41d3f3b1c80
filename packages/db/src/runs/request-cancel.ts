import type { ClientBase } from 'pg';
import { RUN_CANCEL, RUN_CHANGED } from './run-channels.ts';

/**
 * Asks for a run's end, and for that of the flows it has called. A run that nobody executes (queued, waiting, needing a
 * decision) is cancelled at once; a running one is told to stop at its next step and ends by itself; a run in a final state
 * stays as it is, and so do the flows it has called and left to themselves. Answers undefined when the tenant has no such
 * run. In a transaction of the caller's: with `{ pool: client }`.
 */
export async function requestCancel(
  db: { pool: Pick<ClientBase, 'query'> },
  { tenantId, runId }: { tenantId: string; runId: string },
): Promise<'cancelled' | 'requested' | 'alreadyEnded' | undefined> {
  const { rows } = await db.pool.query<{ before: string }>(
    `WITH RECURSIVE family AS (
       SELECT id, ended_at FROM run WHERE tenant_id = $1 AND id = $2
       UNION
       SELECT r.id, r.ended_at FROM run r JOIN family f ON r.parent_run_id = f.id AND f.ended_at IS NULL
       WHERE r.tenant_id = $1),
     target AS (SELECT r.id, r.state FROM run r JOIN family f ON f.id = r.id ORDER BY r.id FOR UPDATE OF r),
     changed AS (
       UPDATE run r SET cancel_requested = true,
         state = CASE WHEN t.state = 'running' THEN r.state ELSE 'cancelled' END,
         lease_number = r.lease_number + CASE WHEN t.state = 'running' THEN 0 ELSE 1 END,
         ended_at = CASE WHEN t.state = 'running' THEN r.ended_at ELSE now() END,
         waits_for = NULL
       FROM target t WHERE r.id = t.id AND t.state IN ('queued', 'running', 'waiting', 'needsDecision') RETURNING r.id)
     SELECT t.state AS before,
       (SELECT count(pg_notify('${RUN_CANCEL}', id)) FROM changed) AS told,
       (SELECT count(pg_notify('${RUN_CHANGED}', json_build_object('runId', id, 'tenantId', $1::text)::text)) FROM changed)
     FROM target t WHERE t.id = $2`,
    [tenantId, runId],
  );
  const before = rows[0]?.before;
  if (before === undefined) return undefined;
  if (before === 'running') return 'requested';
  return ['queued', 'waiting', 'needsDecision'].includes(before) ? 'cancelled' : 'alreadyEnded';
}
