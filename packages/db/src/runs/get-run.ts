import type { Database } from '../database/open-database.ts';
import { readPayload } from '../payloads/read-payload.ts';
import { RUN_LIST_COLUMNS, RUN_LIST_TABLES, type RunDetail } from './run-record.ts';

type Row = RunDetail & { triggerPayload: string | null; outputPayload: string | null };

/**
 * One run with its input and output, or undefined when the tenant has no such run. `leaveLarge`: input and output of more than
 * some kilobytes are not read and stand as null, for those who only ask what became of the run.
 */
export async function getRun(
  db: Database,
  { tenantId, runId, leaveLarge = false }: { tenantId: string; runId: string; leaveLarge?: boolean },
): Promise<RunDetail | undefined> {
  const { rows } = await db.pool.query<Row>(
    `SELECT ${RUN_LIST_COLUMNS}, r.tenant_id AS "tenantId", r.trigger_input AS "triggerInputJson",
       r.trigger_payload AS "triggerPayload", r.output AS "outputJson", r.output_payload AS "outputPayload",
       r.counts AS "countsJson", r.answer AS "answerJson", r.cancel_requested AS "cancelRequested",
       r.dedupe_key AS "dedupeKey", r.parent_run_id AS "parentRunId",
       r.parent_path AS "parentPath"
     FROM ${RUN_LIST_TABLES} WHERE r.tenant_id = $1 AND r.id = $2`,
    [tenantId, runId],
  );
  const row = rows[0];
  if (!row) return undefined;
  const { triggerPayload, outputPayload, ...run } = row;
  const large = (payloadId: string | null) =>
    payloadId === null || leaveLarge
      ? null
      : readPayload(db, { tenantId, runId, acceptedAt: run.acceptedAt, payloadId });
  const [input, output] = await Promise.all([large(triggerPayload), large(outputPayload)]);
  return {
    ...run,
    triggerInputJson: input ?? run.triggerInputJson,
    outputJson: output ?? run.outputJson,
  };
}
