import type { Database } from '../database/open-database.ts';

export type ScheduleRow = {
  flowId: string;
  triggerId: string;
  tenantId: string;
  spec: { config: unknown; parameters: Record<string, unknown> };
  /** Null: not planned yet. */
  nextFireAt: Date | null;
  lastFiredAt: Date | null;
  /** The tenant's zone, for triggers that name none. */
  timeZone: string;
};

/** Schedules one look takes at most. */
export const DUE_SCHEDULES = 500;

/** Schedules that are due at `now` or not planned yet, at most `DUE_SCHEDULES`. */
export async function listDueSchedules(db: Database, now: Date): Promise<ScheduleRow[]> {
  const { rows } = await db.pool.query<ScheduleRow>(
    `SELECT s.flow_id AS "flowId", s.trigger_id AS "triggerId", s.tenant_id AS "tenantId", s.spec,
       s.next_fire_at AS "nextFireAt", s.last_fired_at AS "lastFiredAt", t.time_zone AS "timeZone"
     FROM schedule s JOIN tenant t ON t.id = s.tenant_id
     WHERE s.next_fire_at IS NULL OR s.next_fire_at <= $1
     ORDER BY s.next_fire_at NULLS FIRST LIMIT ${DUE_SCHEDULES}`,
    [now],
  );
  return rows;
}
