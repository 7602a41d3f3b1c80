import { STEP_RUNS_OF_ATTEMPT } from './step-run-record.ts';

export type LoopQuery = { tenantId: string; runId: string; attempt: number; loopPath: string };

export const loopValues = ({ tenantId, runId, attempt, loopPath }: LoopQuery): unknown[] => [
  tenantId,
  runId,
  attempt,
  loopPath,
];

/** An item's number (from 0) is what stands in the brackets behind the loop's own path. */
const INDEX = `split_part(substr(path, length($4) + 2), ']', 1)::int`;

/**
 * The journalled items of a loop: `index`, `state`; parameters: `loopValues`. Of several records of one path the last counts; an
 * item has failed when a step in it failed. Grouped by hashing, with the state in the lowest bits beside the sequence: sorting
 * 300,000 paths took five times as long.
 */
export const LOOP_ITEMS = `
  (SELECT index, CASE WHEN bool_or(newest % 4 = 2) THEN 'failed'
                      WHEN bool_or(newest % 4 = 1) THEN 'running' ELSE 'succeeded' END AS state
   FROM (SELECT ${INDEX} AS index,
           max(sequence::bigint * 4 + CASE state WHEN 'failed' THEN 2 WHEN 'started' THEN 1 ELSE 0 END) AS newest
         FROM (SELECT s.path, s.sequence, s.state FROM ${STEP_RUNS_OF_ATTEMPT} AND starts_with(s.path, $4 || '[')) AS lines
         GROUP BY path) AS paths
   GROUP BY index) AS items`;
