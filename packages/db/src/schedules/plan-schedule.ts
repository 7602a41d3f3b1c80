import type { Database } from '../database/open-database.ts';

/** Gives an unplanned schedule its first fire; `undefined` means it never fires. No effect when another node was first. */
export async function planSchedule(
  db: Database,
  { flowId, triggerId, nextFireAt }: { flowId: string; triggerId: string; nextFireAt: Date | undefined },
): Promise<void> {
  await db.pool.query(
    `UPDATE schedule SET next_fire_at = coalesce($3, 'infinity'::timestamptz)
     WHERE flow_id = $1 AND trigger_id = $2 AND next_fire_at IS NULL`,
    [flowId, triggerId, nextFireAt ?? null],
  );
}
