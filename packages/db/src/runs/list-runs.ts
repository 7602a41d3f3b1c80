import type { Database } from '../database/open-database.ts';
import { keyText } from './key-text.ts';
import { RUN_LIST_COLUMNS, RUN_LIST_TABLES, type RunListItem, type RunState } from './run-record.ts';

export type ListRuns = {
  tenantId: string;
  flowId?: string | undefined;
  states?: RunState[] | undefined;
  triggerKind?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** The value of one of its business keys, whole. */
  key?: string | undefined;
  /** Part of the run's id, of its input or of its error. */
  search?: string | undefined;
  /** The last id of the page before. */
  cursor?: string | undefined;
  /** Default 50, at most 500. */
  limit?: number | undefined;
};

/** A tenant's runs, newest first. */
export async function listRuns(
  db: Database,
  query: ListRuns,
): Promise<{ items: RunListItem[]; nextCursor?: string }> {
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 500);
  const values: unknown[] = [query.tenantId];
  const conditions = ['r.tenant_id = $1'];
  const where = (condition: (placeholder: string) => string, value: unknown) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  where((p) => `r.flow_id = ${p}`, query.flowId);
  where((p) => `r.state = ANY(${p})`, query.states?.length ? query.states : undefined);
  where((p) => `r.trigger_kind = ${p}`, query.triggerKind);
  where((p) => `r.accepted_at >= ${p}`, query.from);
  where((p) => `r.accepted_at < ${p}`, query.to);
  where((p) => `r.id < ${p}`, query.cursor);
  where(
    (p) => `r.id IN (SELECT k.run_id FROM run_key k WHERE k.tenant_id = $1 AND k.value = ${p})`,
    query.key ? keyText(query.key) : undefined,
  );
  where(
    (p) => `(r.id LIKE ${p} OR r.trigger_input ILIKE ${p} OR r.error ILIKE ${p} OR r.dedupe_key ILIKE ${p})`,
    query.search ? `%${query.search.replace(/[\\%_]/g, '\\$&')}%` : undefined,
  );
  const { rows } = await db.pool.query<RunListItem>(
    `SELECT ${RUN_LIST_COLUMNS} FROM ${RUN_LIST_TABLES}
     WHERE ${conditions.join(' AND ')} ORDER BY r.id DESC LIMIT ${limit + 1}`,
    values,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, nextCursor: last.id } : { items };
}
