import type { Database } from '../database/open-database.ts';
import { STEP_RUN_COLUMNS, STEP_RUNS_OF_ATTEMPT, type StepRunItem } from './step-run-record.ts';

export type ListStepRuns = {
  tenantId: string;
  runId: string;
  attempt: number;
  /** Only direct children of this path (`eachDraft[12]`); an empty text: the root lane. Absent: all. */
  parentPath?: string | undefined;
  path?: string | undefined;
  stepId?: string | undefined;
  state?: string | undefined;
  /** The last sequence of the page before. */
  cursor?: number | undefined;
  /** Default 200, at most 1,000. */
  limit?: number | undefined;
};

/** The steps of an attempt in the order they began, each in its last state. */
export async function listStepRuns(
  db: Database,
  query: ListStepRuns,
): Promise<{ items: StepRunItem[]; nextCursor?: number }> {
  const limit = Math.min(Math.max(query.limit ?? 200, 1), 1000);
  const values: unknown[] = [query.tenantId, query.runId, query.attempt];
  const rowConditions: string[] = [];
  const pathConditions = ['recency = 1'];
  const bind = (value: unknown) => `$${values.push(value)}`;
  if (query.parentPath === '') rowConditions.push(`position('/' IN s.path) = 0`);
  else if (query.parentPath !== undefined) {
    const parent = bind(query.parentPath);
    rowConditions.push(
      `starts_with(s.path, ${parent} || '/') AND position('/' IN substr(s.path, length(${parent}) + 2)) = 0`,
    );
  }
  if (query.path !== undefined) rowConditions.push(`s.path = ${bind(query.path)}`);
  if (query.stepId !== undefined) rowConditions.push(`s.step_id = ${bind(query.stepId)}`);
  if (query.state !== undefined) pathConditions.push(`state = ${bind(query.state)}`);
  if (query.cursor !== undefined) pathConditions.push(`first_sequence > ${bind(query.cursor)}`);
  const { rows } = await db.pool.query<StepRunItem>(
    `SELECT ${STEP_RUN_COLUMNS}, first_sequence AS sequence FROM (
       SELECT s.path, s.step_id, s.state, s.started_at, s.duration_ms, s.try_number, s.error,
         min(s.sequence) OVER (PARTITION BY s.path) AS first_sequence,
         row_number() OVER (PARTITION BY s.path ORDER BY s.sequence DESC) AS recency
       FROM ${[STEP_RUNS_OF_ATTEMPT, ...rowConditions].join(' AND ')}
     ) AS latest
     WHERE ${pathConditions.join(' AND ')} ORDER BY first_sequence LIMIT ${limit + 1}`,
    values,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, nextCursor: last.sequence } : { items };
}
