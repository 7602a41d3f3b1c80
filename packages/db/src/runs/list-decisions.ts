import type { Database } from '../database/open-database.ts';
import { DECIDED_STATES, type StepDecision } from './decide-step.ts';

export type MadeDecision = {
  attempt: number;
  path: string;
  decision: StepDecision['decision'];
  userId: string;
  /** Null: no longer known. */
  userName: string | null;
  at: Date;
};

/** What people said about calls of a run of which nobody knew whether they happened, the newest first, at most 500. */
export async function listDecisions(
  db: Database,
  { tenantId, runId, path }: { tenantId: string; runId: string; path?: string },
): Promise<MadeDecision[]> {
  const { rows } = await db.pool.query<Omit<MadeDecision, 'decision'> & { state: string }>(
    `SELECT s.attempt, s.path, s.state, s.decided_by AS "userId", u.name AS "userName", s.decided_at AS at
     FROM step_run s JOIN run r ON r.id = $2 AND r.tenant_id = $1 AND s.run_accepted_at = r.accepted_at
     LEFT JOIN user_account u ON u.id = s.decided_by
     WHERE s.tenant_id = $1 AND s.run_id = $2 AND s.decided_by IS NOT NULL AND ($3::text IS NULL OR s.path = $3)
     ORDER BY s.attempt DESC, s.sequence DESC LIMIT 500`,
    [tenantId, runId, path ?? null],
  );
  return rows.map(({ state, ...row }) => ({ ...row, decision: decisionOf(state) }));
}

function decisionOf(state: string): StepDecision['decision'] {
  if (state === DECIDED_STATES.happened) return 'happened';
  return state === DECIDED_STATES.repeat ? 'repeat' : 'fail';
}
