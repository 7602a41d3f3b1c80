import type { Database } from '../database/open-database.ts';

export type ScheduleRow = {
  flowId: string;
  triggerId: string;
  tenantId: string;
  kind: 'schedule' | 'poll';
  spec: { config: unknown; parameters: Record<string, unknown> };
  /** The spec as PostgreSQL writes it: what a plan is made of must still be in the row when the plan comes. */
  specText: string;
  /** Null: not planned yet. */
  nextFireAt: Date | null;
  lastFiredAt: Date | null;
  /** From where an interval without a first time is counted; null: nothing was counted yet. */
  anchorAt: Date | null;
  /** The tenant's zone, for triggers that name none. */
  timeZone: string;
};

/** Schedules one look takes at most. */
export const DUE_SCHEDULES = 500;

/**
 * The database's time, and the schedules that are due by it or not planned yet, at most `DUE_SCHEDULES`. No node's own
 * clock decides: one that is wrong would fire early, or skip fires, for all.
 */
export async function listDueSchedules(db: Database): Promise<{ now: Date; due: ScheduleRow[] }> {
  const { rows } = await db.pool.query<{ now: Date } & (ScheduleRow | { flowId: null })>(
    `SELECT clock.now, due.*
     FROM (SELECT now() AS now) AS clock LEFT JOIN LATERAL (
       SELECT s.flow_id AS "flowId", s.trigger_id AS "triggerId", s.tenant_id AS "tenantId", s.kind, s.spec,
         s.spec::text AS "specText",
         s.next_fire_at AS "nextFireAt", s.last_fired_at AS "lastFiredAt", s.anchor_at AS "anchorAt",
         t.time_zone AS "timeZone"
       FROM schedule s JOIN tenant t ON t.id = s.tenant_id
       WHERE s.next_fire_at IS NULL OR s.next_fire_at <= clock.now
       ORDER BY s.next_fire_at NULLS FIRST LIMIT ${DUE_SCHEDULES}) AS due ON true`,
  );
  const now = rows[0]?.now ?? new Date();
  return { now, due: rows.filter((row) => row.flowId !== null) };
}
