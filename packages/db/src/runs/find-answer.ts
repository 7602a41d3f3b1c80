import type { Database } from '../database/open-database.ts';
import type { RunState } from './run-record.ts';

/** How far a run is and the HTTP answer it gave, for repeated calls; undefined while its row is not there. */
export async function findAnswer(
  db: Database,
  { tenantId, runId }: { tenantId: string; runId: string },
): Promise<{ state: RunState; answerJson: string | null } | undefined> {
  const { rows } = await db.pool.query<{ state: RunState; answerJson: string | null }>({
    name: 'find-answer',
    text: 'SELECT state, answer AS "answerJson" FROM run WHERE id = $2 AND tenant_id = $1',
    values: [tenantId, runId],
  });
  return rows[0];
}
