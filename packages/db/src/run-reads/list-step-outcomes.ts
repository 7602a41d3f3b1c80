import type { Database } from '../database/open-database.ts';

/** How often step runs at one place came to which result in an attempt. */
export type StepOutcome = {
  /** The path without the loops' indexes: `eachDraft/createInstance`. */
  place: string;
  /** How many of the asked loop items, from the outside, these step runs lie in or beside; 0: none. */
  depth: number;
  /** With a depth: -1 in an earlier item of the innermost of those loops, 0 in the asked one, 1 in a later one. */
  side: -1 | 0 | 1;
  /** succeeded and reused together. */
  succeeded: number;
  /** Failed, unknown, begun and not ended, cancelled. */
  open: number;
  /** Of the open ones, calls that may have happened. */
  mayHaveHappened: number;
};

export type ListStepOutcomes = {
  tenantId: string;
  runId: string;
  attempt: number;
  /** Items of loops, from the outside: `{ loopPath: 'eachDraft', index: 12 }`. Step runs are told apart by them. */
  items: readonly { loopPath: string; index: number }[];
};

/** Counts an attempt's step runs by place and result, from the journal (lines for recovery included). */
export async function listStepOutcomes(db: Database, query: ListStepOutcomes): Promise<StepOutcome[]> {
  const { rows } = await db.pool.query<StepOutcome>(
    `WITH latest AS (
       SELECT DISTINCT ON (s.path) s.path, s.state, s.error
       FROM step_run s JOIN run r ON r.id = $2 AND r.tenant_id = $1 AND s.run_accepted_at = r.accepted_at
       WHERE s.tenant_id = $1 AND s.run_id = $2 AND s.attempt = $3 ORDER BY s.path, s.sequence DESC)
     SELECT regexp_replace(l.path, '\\[\\d+\\]', '', 'g') AS place,
       coalesce(item.depth, 0)::int AS depth, coalesce(item.side, 0)::int AS side,
       (count(*) FILTER (WHERE state IN ('succeeded', 'reused')))::int AS succeeded,
       (count(*) FILTER (WHERE state IN ('failed', 'unknown', 'started', 'cancelled')))::int AS open,
       (count(*) FILTER (WHERE state IN ('unknown', 'started')
          OR (state = 'failed' AND (error::json->'details'->>'mayHaveHappened') = 'true')))::int AS "mayHaveHappened"
     FROM latest l LEFT JOIN LATERAL (
       SELECT depth, sign(substring(substr(l.path, length(loop_path) + 2) FROM '^[0-9]+')::int - index) AS side
       FROM unnest($4::text[], $5::int[]) WITH ORDINALITY AS asked(loop_path, index, depth)
       WHERE starts_with(l.path, loop_path || '[') ORDER BY depth DESC LIMIT 1) AS item ON true
     GROUP BY 1, 2, 3`,
    [
      query.tenantId,
      query.runId,
      query.attempt,
      query.items.map((item) => item.loopPath),
      query.items.map((item) => item.index),
    ],
  );
  return rows;
}
