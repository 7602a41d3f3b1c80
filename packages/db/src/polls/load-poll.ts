import type { Database } from '../database/open-database.ts';
import type { PollTrigger } from './poll-trigger.ts';

/** What a poll needs to know before it asks. */
export type PollSource = {
  /** The database's time: the end of the window. */
  now: Date;
  versionId: string;
  bindings: { connections: Record<string, string>; parameters: Record<string, unknown> };
  /** JSON text; null: nothing was read yet. */
  watermark: string | null;
  /** Runs of an ordinary poll are on their way. */
  open: boolean;
  /** Left alone because its queries failed. */
  resting: boolean;
  /** JSON text of the last back-fill. */
  backfill: string | null;
};

/** A poll trigger of an enabled, published flow; undefined when there is no such flow (any more). */
export async function loadPoll(db: Database, trigger: PollTrigger): Promise<PollSource | undefined> {
  const { rows } = await db.pool.query<PollSource>(
    `SELECT now() AS now, f.published_version_id AS "versionId",
       json_build_object('connections', coalesce(f.bindings->'connections', '{}'),
                         'parameters', coalesce(f.bindings->'parameters', '{}')) AS bindings,
       c.watermark, c.open_since IS NOT NULL AS open, coalesce(c.not_before > now(), false) AS resting, c.backfill
     FROM flow f LEFT JOIN poll_cursor c ON c.flow_id = f.id AND c.trigger_id = $3
     WHERE f.id = $2 AND f.tenant_id = $1 AND f.enabled AND f.deleted_at IS NULL
       AND f.published_version_id IS NOT NULL`,
    [trigger.tenantId, trigger.flowId, trigger.triggerId],
  );
  return rows[0];
}
