import type { Database } from '../database/open-database.ts';

/** Takes a dedupe key from a run that was never accepted. False when somebody else was faster. */
export async function takeOverDedupeKey(
  db: Database,
  { flowId, key, from, to }: { flowId: string; key: string; from: string; to: string },
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    'UPDATE dedupe_key SET run_id = $4 WHERE flow_id = $1 AND key = $2 AND run_id = $3',
    [flowId, key, from, to],
  );
  return rowCount === 1;
}
