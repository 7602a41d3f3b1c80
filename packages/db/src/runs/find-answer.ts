import type { Database } from '../database/open-database.ts';
import type { RunState } from './run-record.ts';

type FoundAnswer = { state: RunState; answerJson: string | null; errorJson: string | null };

/** How far a run is, the HTTP answer it gave and why it failed, for repeated calls; undefined while its row is not there. */
export async function findAnswer(
  db: Database,
  { tenantId, runId }: { tenantId: string; runId: string },
): Promise<FoundAnswer | undefined> {
  const { rows } = await db.pool.query<FoundAnswer>({
    name: 'find-answer',
    text: 'SELECT state, answer AS "answerJson", error AS "errorJson" FROM run WHERE id = $2 AND tenant_id = $1',
    values: [tenantId, runId],
  });
  return rows[0];
}
