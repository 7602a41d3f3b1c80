import type { Database } from '../database/open-database.ts';

export type LogUseByDay = { day: string; bytes: number };
export type LogUseByFlow = { flowId: string; flowName: string | null; bytes: number };

export type ListedLogUse = {
  /** The last `days` days (UTC), the oldest first; a day without runs has 0. */
  days: LogUseByDay[];
  /** Bytes of runs accepted before those. */
  before: number;
  /** Flows whose runs hold most, over all days. */
  flows: LogUseByFlow[];
  /** Bytes of all other flows. */
  others: number;
};

/** What holds a tenant's log bytes: by day of acceptance, and by flow. */
export async function listLogUse(
  db: Database,
  { tenantId, days, flows }: { tenantId: string; days: number; flows: number },
): Promise<ListedLogUse> {
  const [byDay, byFlow] = await Promise.all([
    db.pool.query<{ day: string | null; bytes: string }>(
      `SELECT CASE WHEN day > (now() AT TIME ZONE 'UTC')::date - $2::int THEN day END::text AS day, sum(bytes) AS bytes
       FROM log_use WHERE tenant_id = $1 GROUP BY 1`,
      [tenantId, days],
    ),
    db.pool.query<{ flowId: string; flowName: string | null; bytes: string; total: string }>(
      `SELECT u.flow_id AS "flowId", f.name AS "flowName", u.bytes, u.total FROM (
         SELECT flow_id, sum(bytes) AS bytes, sum(sum(bytes)) OVER () AS total
         FROM log_use WHERE tenant_id = $1 GROUP BY flow_id ORDER BY 2 DESC, 1 LIMIT $2) u
       LEFT JOIN flow f ON f.id = u.flow_id AND f.tenant_id = $1 ORDER BY u.bytes DESC, u.flow_id`,
      [tenantId, flows],
    ),
  ]);
  const bytesOf = new Map(byDay.rows.map((row) => [row.day, Number(row.bytes)]));
  const today = Math.floor(Date.now() / DAY_MS);
  const listed = Array.from({ length: days }, (_, index) => {
    const day = new Date((today - days + 1 + index) * DAY_MS).toISOString().slice(0, 10);
    return { day, bytes: Math.max(0, bytesOf.get(day) ?? 0) };
  });
  const most = byFlow.rows
    .map(({ flowId, flowName, bytes }) => ({ flowId, flowName, bytes: Number(bytes) }))
    .filter(({ bytes }) => bytes > 0);
  const total = Number(byFlow.rows[0]?.total ?? 0);
  const named = most.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    days: listed,
    before: Math.max(0, bytesOf.get(null) ?? 0),
    flows: most,
    others: Math.max(0, total - named),
  };
}

const DAY_MS = 86_400_000;
