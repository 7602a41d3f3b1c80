import type { Database } from '../database/open-database.ts';

/**
 * Deletes up to `limit` files that have no run: it was never accepted, or is deleted. Files younger than `graceSeconds` may
 * still be arriving and stay. Answers how many were deleted. Safe from all nodes at once.
 */
export async function purgeFiles(
  db: Database,
  { limit, graceSeconds }: { limit: number; graceSeconds: number },
): Promise<number> {
  const { rowCount } = await db.pool.query(
    `DELETE FROM file WHERE id IN (
       SELECT f.id FROM file f
       WHERE f.created_at < now() - make_interval(secs => $2) AND NOT EXISTS (SELECT FROM run r WHERE r.id = f.run_id)
       LIMIT $1 FOR UPDATE SKIP LOCKED)`,
    [limit, graceSeconds],
  );
  return rowCount ?? 0;
}
