import type { Database } from '../database/open-database.ts';

/** Sets aside a schedule that means nothing: it fires again only after its flow was changed (`syncSchedules`), or was before this came. */
export async function parkSchedule(
  db: Database,
  { flowId, triggerId, specText }: { flowId: string; triggerId: string; specText: string },
): Promise<void> {
  await db.pool.query(
    `UPDATE schedule SET next_fire_at = 'infinity' WHERE flow_id = $1 AND trigger_id = $2 AND spec = $3::jsonb`,
    [flowId, triggerId, specText],
  );
}
