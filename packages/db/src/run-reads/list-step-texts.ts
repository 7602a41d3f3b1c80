import type { Database } from '../database/open-database.ts';
import { inlinePayloads } from '../payloads/inline-payloads.ts';
import { STEP_RUNS_OF_ATTEMPT } from '../runs/step-run-record.ts';

/** JSON texts of one path as its records add up: the last output, the newest input, request and response. */
export type StepTexts = {
  path: string;
  inputJson: string | null;
  outputJson: string | null;
  requestJson: string | null;
  responseJson: string | null;
};

/** The JSON texts of several paths of an attempt. Values above `previewBytes` stay references `{"$payload", "size"}`. */
export async function listStepTexts(
  db: Database,
  query: { tenantId: string; runId: string; attempt: number; paths: string[]; previewBytes?: number },
): Promise<StepTexts[]> {
  const { tenantId, runId, attempt, paths, previewBytes = 1_000_000 } = query;
  const newest = (column: string) =>
    `(array_agg(s.${column} ORDER BY s.sequence DESC) FILTER (WHERE s.${column} IS NOT NULL))[1]`;
  const { rows } = await db.pool.query<StepTexts & { acceptedAt: Date }>(
    `SELECT s.path, min(s.run_accepted_at) AS "acceptedAt", ${newest('input')} AS "inputJson",
       (array_agg(s.output ORDER BY s.sequence DESC))[1] AS "outputJson", ${newest('request')} AS "requestJson",
       ${newest('response')} AS "responseJson"
     FROM ${STEP_RUNS_OF_ATTEMPT} AND s.path = ANY($4) GROUP BY s.path`,
    [tenantId, runId, attempt, paths],
  );
  return Promise.all(
    rows.map(async ({ acceptedAt, path, inputJson, outputJson, requestJson, responseJson }) => {
      const inline = (text: string | null) =>
        inlinePayloads(db, { tenantId, runId, acceptedAt, text, limitBytes: previewBytes });
      const [input, output, request, response] = await Promise.all([
        inline(inputJson),
        inline(outputJson),
        inline(requestJson),
        inline(responseJson),
      ]);
      return { path, inputJson: input, outputJson: output, requestJson: request, responseJson: response };
    }),
  );
}
