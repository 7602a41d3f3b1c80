import type { Database } from '../database/open-database.ts';
import {
  type Backfill,
  type PollTrigger,
  readBackfill,
  readWatermark,
  type Watermark,
} from './poll-trigger.ts';

/** How a poll trigger stands, for people. */
export type PollState = {
  watermark: Watermark | null;
  lastPolledAt: Date | null;
  lastFound: number | null;
  lastNew: number | null;
  /** JSON text of the last query's failure. */
  lastErrorJson: string | null;
  /** Null: none is planned, the flow is not enabled. */
  nextPollAt: Date | null;
  /** Runs of polls that have not ended. */
  openRuns: number;
  /** Records whose run failed: they hold the watermark and are read again. */
  failingRecords: number;
  backfill: Backfill | null;
};

type Row = Omit<PollState, 'watermark' | 'backfill'> & { watermark: string | null; backfill: string | null };

export async function findPollState(db: Database, trigger: PollTrigger): Promise<PollState | undefined> {
  const { rows } = await db.pool.query<Row>(
    `SELECT c.watermark, c.last_polled_at AS "lastPolledAt", c.last_found AS "lastFound", c.last_new AS "lastNew",
       c.last_error AS "lastErrorJson", c.backfill,
       CASE WHEN s.next_fire_at < 'infinity' THEN greatest(s.next_fire_at, c.not_before) END AS "nextPollAt",
       (SELECT count(*)::int FROM poll_run p WHERE p.flow_id = f.id AND p.trigger_id = $3 AND p.state <> 'failed')
         AS "openRuns",
       (SELECT count(*)::int FROM poll_run p JOIN poll_key k ON k.run_id = p.run_id
          WHERE p.flow_id = f.id AND p.trigger_id = $3 AND p.state = 'failed') AS "failingRecords"
     FROM flow f
       LEFT JOIN poll_cursor c ON c.flow_id = f.id AND c.trigger_id = $3
       LEFT JOIN schedule s ON s.flow_id = f.id AND s.trigger_id = $3
     WHERE f.id = $2 AND f.tenant_id = $1 AND f.deleted_at IS NULL`,
    [trigger.tenantId, trigger.flowId, trigger.triggerId],
  );
  const row = rows[0];
  if (!row) return undefined;
  return {
    ...row,
    watermark: readWatermark(row.watermark) ?? null,
    backfill: readBackfill(row.backfill) ?? null,
  };
}
