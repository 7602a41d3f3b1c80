import type { Database } from '../database/open-database.ts';
import { inlinePayloads } from '../payloads/inline-payloads.ts';
import { STEP_RUN_COLUMNS, STEP_RUNS_OF_ATTEMPT, type StepRunTry } from './step-run-record.ts';

/**
 * Everything the journal has about one path of an attempt, oldest record first; empty when there is nothing. Large values
 * are fetched from the payload table; above `previewBytes` they stay references `{"$payload": id, "size": bytes}`.
 */
export async function getStepRun(
  db: Database,
  query: { tenantId: string; runId: string; attempt: number; path: string; previewBytes?: number },
): Promise<StepRunTry[]> {
  const { rows } = await db.pool.query<StepRunTry & { acceptedAt: Date }>(
    `SELECT ${STEP_RUN_COLUMNS}, sequence, input AS "inputJson", output AS "outputJson",
       request AS "requestJson", response AS "responseJson", run_accepted_at AS "acceptedAt"
     FROM ${STEP_RUNS_OF_ATTEMPT} AND s.path = $4 ORDER BY sequence`,
    [query.tenantId, query.runId, query.attempt, query.path],
  );
  const { tenantId, runId, previewBytes = 1_000_000 } = query;
  return Promise.all(
    rows.map(async ({ acceptedAt, ...record }) => {
      const inline = (text: string | null) =>
        inlinePayloads(db, { tenantId, runId, acceptedAt, text, limitBytes: previewBytes });
      const [inputJson, outputJson, errorJson, requestJson, responseJson] = await Promise.all([
        inline(record.inputJson),
        inline(record.outputJson),
        inline(record.errorJson),
        inline(record.requestJson),
        inline(record.responseJson),
      ]);
      return { ...record, inputJson, outputJson, errorJson, requestJson, responseJson };
    }),
  );
}
