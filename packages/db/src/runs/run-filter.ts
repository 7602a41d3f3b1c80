import { firstIdOf } from '../ids/new-id.ts';
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
  /** The code of the error it ended with. */
  errorCode?: string | undefined;
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

/** A called run has its id before it is accepted, for as long as its caller's node was away in between. */
const ID_EARLIER_MS = 86_400_000;
/** The id is made by a node's clock, the time of a poll's run by the database's. */
const ID_LATER_MS = 3_600_000;

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
  // Lists follow the id, and ids begin with the time they were made: so their index serves a span of time, too.
  where((p) => `r.id >= ${p}`, filter.from && firstIdOf(filter.from.getTime() - ID_EARLIER_MS));
  where((p) => `r.id < ${p}`, filter.to && firstIdOf(filter.to.getTime() + ID_LATER_MS));
  where(
    (p) => `r.id IN (SELECT k.run_id FROM run_key k WHERE k.tenant_id = $1 AND k.value = ${p})`,
    filter.key ? keyText(filter.key) : undefined,
  );
  // The error is JSON text that begins with its code; a code inside a message has its quotation marks escaped.
  where((p) => `substring(r.error FROM '"code":"([^"]*)"') = ${p}`, filter.errorCode);
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
