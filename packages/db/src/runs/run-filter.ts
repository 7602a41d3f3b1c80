import { keyText } from './key-text.ts';
import type { RunState } from './run-record.ts';

/** Which of a tenant's runs: all given conditions hold. */
export type RunFilter = {
  flowId?: string | undefined;
  states?: readonly RunState[] | undefined;
  triggerKind?: string | undefined;
  /** Accepted at or after. */
  from?: Date | undefined;
  /** Accepted before. */
  to?: Date | undefined;
  /** The value of one of its business keys, whole. */
  key?: string | undefined;
  /** Part of the run's id, of its input, its error or its dedupe key. */
  search?: string | undefined;
};

export type RunConditions = {
  /** Conditions on `run r`, joined by AND. */
  sql: string;
  values: unknown[];
  /** Adds a condition; `undefined` as its value adds none. */
  where(condition: (placeholder: string) => string, value: unknown): void;
};

/** A filter as SQL with its values; further conditions can be added before `sql` is read. */
export function runConditions(tenantId: string, filter: RunFilter): RunConditions {
  const values: unknown[] = [tenantId];
  const conditions = ['r.tenant_id = $1'];
  const where: RunConditions['where'] = (condition, value) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  where((p) => `r.flow_id = ${p}`, filter.flowId);
  where((p) => `r.state = ANY(${p})`, filter.states?.length ? filter.states : undefined);
  where((p) => `r.trigger_kind = ${p}`, filter.triggerKind);
  where((p) => `r.accepted_at >= ${p}`, filter.from);
  where((p) => `r.accepted_at < ${p}`, filter.to);
  where(
    (p) => `r.id IN (SELECT k.run_id FROM run_key k WHERE k.tenant_id = $1 AND k.value = ${p})`,
    filter.key ? keyText(filter.key) : undefined,
  );
  where(
    (p) => `(r.id LIKE ${p} OR r.trigger_input ILIKE ${p} OR r.error ILIKE ${p} OR r.dedupe_key ILIKE ${p})`,
    filter.search ? `%${filter.search.replace(/[\\%_]/g, '\\$&')}%` : undefined,
  );
  return {
    values,
    where,
    get sql() {
      return conditions.join(' AND ');
    },
  };
}
