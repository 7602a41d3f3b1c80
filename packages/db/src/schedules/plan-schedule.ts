import type { Database } from '../database/open-database.ts';

export type PlanSchedule = {
  flowId: string;
  triggerId: string;
  /** Of what the plan was made (`ScheduleRow.specText`). */
  specText: string;
  /** `undefined` means it never fires. */
  nextFireAt: Date | undefined;
  /** From where an interval is counted, unless the row says so already: fires that count from fire to fire would drift. */
  anchorAt: Date;
};

/** Gives an unplanned schedule its first fire. No effect when another node was first, or the spec has changed since. */
export async function planSchedule(
  db: Database,
  { flowId, triggerId, specText, nextFireAt, anchorAt }: PlanSchedule,
): Promise<void> {
  await db.pool.query(
    `UPDATE schedule SET next_fire_at = coalesce($3, 'infinity'::timestamptz), anchor_at = coalesce(anchor_at, $4)
     WHERE flow_id = $1 AND trigger_id = $2 AND next_fire_at IS NULL AND spec = $5::jsonb`,
    [flowId, triggerId, nextFireAt ?? null, anchorAt, specText],
  );
}
