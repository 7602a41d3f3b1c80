import type { ClientBase } from 'pg';
import type { BulkRefusal, BulkState } from './bulk-operation.ts';

export type BulkAdvance = {
  tenantId: string;
  bulkId: string;
  state: BulkState;
  cursor: string;
  /** Runs retried or cancelled by this slice. */
  done: number;
  refusals: BulkRefusal[];
  canaryRunId: string | null;
  /** Until the next slice; ignored once it has ended. */
  pauseMs: number;
};

/** Refused runs that are named; the others are only counted. */
const NAMED_REFUSALS = 100;

/** Writes how far a bulk operation has come; answers when its next slice is due, or undefined when it has ended. */
export async function advanceBulkOperation(
  client: Pick<ClientBase, 'query'>,
  advance: BulkAdvance,
): Promise<Date | undefined> {
  const { rows } = await client.query<{ nextAt: Date; ended: boolean }>(
    `UPDATE bulk_operation b SET state = $3, cursor = $4, done = done + $5, refused = refused + $6,
       refusals = (SELECT coalesce(jsonb_agg(each ORDER BY position), '[]') FROM (
         SELECT each, position FROM jsonb_array_elements(b.refusals || $7::jsonb) WITH ORDINALITY AS e(each, position)
         ORDER BY position LIMIT ${NAMED_REFUSALS}) AS named),
       canary_run_id = $8, next_at = date_trunc('milliseconds', clock_timestamp()) + $9 * interval '1 millisecond',
       ended_at = CASE WHEN $3 IN ('canary', 'running') THEN NULL ELSE clock_timestamp() END
     WHERE tenant_id = $1 AND id = $2 RETURNING next_at AS "nextAt", ended_at IS NOT NULL AS ended`,
    [
      advance.tenantId,
      advance.bulkId,
      advance.state,
      advance.cursor,
      advance.done,
      advance.refusals.length,
      JSON.stringify(advance.refusals),
      advance.canaryRunId,
      advance.pauseMs,
    ],
  );
  const row = rows[0];
  return row && !row.ended ? row.nextAt : undefined;
}
