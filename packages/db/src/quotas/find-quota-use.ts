import type { ClientBase } from 'pg';
import { firstIdOf } from '../ids/new-id.ts';
import { isRated } from './rated-run-sql.ts';
import type { TenantQuota } from './tenant-quota.ts';

export type QuotaUse = TenantQuota & {
  /** With a limit: runs counted against it in the last minute. Without: runs accepted in the last minute, tests and called flows too. */
  runsLastMinute: number;
  /** Queued runs that wait for the next minute; 0 while nothing is held back. */
  runsHeld: number;
  logBytesUsed: number;
};

/** Runs counted at most for a meter. */
const MOST = 100_000;
const MINUTE_MS = 60_000;

/** A tenant's quotas and what it uses of them; undefined when there is no such tenant. */
export async function findQuotaUse(
  client: Pick<ClientBase, 'query'>,
  { tenantId }: { tenantId: string },
): Promise<QuotaUse | undefined> {
  const { rows } = await client.query<{
    runsPerMinute: number | null;
    logBytes: string | null;
    runsLastMinute: number;
    runsHeld: number;
    logBytesUsed: string;
  }>(
    `WITH quota AS MATERIALIZED (
       SELECT t.id, q.runs_per_minute, q.log_bytes,
         free_run_places(q.runs_per_minute, q.tick_counts, q.tick) AS places
       FROM tenant t LEFT JOIN tenant_quota q ON q.tenant_id = t.id WHERE t.id = $1)
     SELECT runs_per_minute AS "runsPerMinute", log_bytes AS "logBytes",
       CASE WHEN runs_per_minute IS NOT NULL THEN runs_per_minute - places ELSE (
         SELECT count(*)::int FROM (SELECT FROM run WHERE tenant_id = $1 AND id >= $2 LIMIT ${MOST}) r) END AS "runsLastMinute",
       CASE WHEN places <= 0 THEN (
         SELECT count(*)::int FROM (
           SELECT FROM run r WHERE state = 'queued' AND tenant_id = $1 AND ${isRated('r')} LIMIT ${MOST}) r)
         ELSE 0 END AS "runsHeld",
       coalesce((SELECT bytes FROM log_total WHERE tenant_id = $1), 0) AS "logBytesUsed"
     FROM quota`,
    [tenantId, firstIdOf(Date.now() - MINUTE_MS)],
  );
  const found = rows[0];
  if (!found) return undefined;
  return {
    ...found,
    logBytes: found.logBytes === null ? null : Number(found.logBytes),
    logBytesUsed: Math.max(0, Number(found.logBytesUsed)),
  };
}
