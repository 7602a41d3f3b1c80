import type { Database } from '../database/open-database.ts';

/** Which of the given runs somebody asked to cancel: for a runner that may have missed the notification. */
export async function listCancelRequests(db: Database, runIds: string[]): Promise<string[]> {
  if (runIds.length === 0) return [];
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT id FROM run WHERE id = ANY($1::text[]) AND cancel_requested',
    [runIds],
  );
  return rows.map((row) => row.id);
}
