import type { Database } from '../database/open-database.ts';
import { LOOP_ITEMS, type LoopQuery, loopValues } from './loop-items.ts';

export type IterationSummary = {
  /** Of the journalled items. */
  recorded: number;
  succeeded: number;
  failed: number;
  first: number | null;
  last: number | null;
  firstFailed: number | null;
  lastFailed: number | null;
  /** The journalled neighbours of an item, and how many have failed before it. */
  previous: number | null;
  next: number | null;
  previousFailed: number | null;
  nextFailed: number | null;
  failedBefore: number;
};

/** The journalled items of a loop as a whole, and what lies around the item `index`; absent: around the first failed, or the first. */
export async function summarizeIterations(
  db: Database,
  query: LoopQuery & { index?: number | undefined },
): Promise<IterationSummary & { index: number }> {
  const { rows } = await db.pool.query<IterationSummary & { index: number }>(
    `WITH items AS MATERIALIZED (SELECT index, state = 'failed' AS failed, state = 'succeeded' AS ok FROM ${LOOP_ITEMS}),
       place AS (SELECT coalesce($5::int, min(index) FILTER (WHERE failed), min(index), 0) AS at FROM items)
     SELECT at AS index, count(index)::int AS recorded,
       (count(*) FILTER (WHERE ok))::int AS succeeded, (count(*) FILTER (WHERE failed))::int AS failed,
       min(index) AS first, max(index) AS last,
       min(index) FILTER (WHERE failed) AS "firstFailed", max(index) FILTER (WHERE failed) AS "lastFailed",
       max(index) FILTER (WHERE index < at) AS previous, min(index) FILTER (WHERE index > at) AS next,
       max(index) FILTER (WHERE failed AND index < at) AS "previousFailed",
       min(index) FILTER (WHERE failed AND index > at) AS "nextFailed",
       (count(*) FILTER (WHERE failed AND index < at))::int AS "failedBefore"
     FROM place LEFT JOIN items ON true GROUP BY at`,
    [...loopValues(query), query.index ?? null],
  );
  const summary = rows[0];
  if (!summary) throw new Error('An aggregate without a row (summarize-iterations).');
  return summary;
}
