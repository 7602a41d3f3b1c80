import type { Database } from '../database/open-database.ts';
import { type RunFilter, runConditions } from './run-filter.ts';
import { RUN_LIST_COLUMNS, RUN_LIST_TABLES, type RunListItem } from './run-record.ts';

export type ListRuns = RunFilter & {
  tenantId: string;
  /** The last id of the page before. */
  cursor?: string | undefined;
  /** Default 50, at most 500. */
  limit?: number | undefined;
};

/** A tenant's runs, newest first. */
export async function listRuns(
  db: Database,
  { tenantId, cursor, limit: wanted = 50, ...filter }: ListRuns,
): Promise<{ items: RunListItem[]; nextCursor?: string }> {
  const limit = Math.min(Math.max(wanted, 1), 500);
  const conditions = runConditions(tenantId, filter);
  conditions.where((p) => `r.id < ${p}`, cursor);
  const { rows } = await db.pool.query<RunListItem>(
    `SELECT ${RUN_LIST_COLUMNS} FROM ${RUN_LIST_TABLES}
     WHERE ${conditions.sql} ORDER BY r.id DESC LIMIT ${limit + 1}`,
    conditions.values,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, nextCursor: last.id } : { items };
}
