/**
 * A bulk operation: many runs retried or cancelled by one order.
 *
 * canary        the first run is retried alone; entered when ordered so. Left when that attempt succeeded (running), when it
 *               ended otherwise (canaryFailed), or by a person (stopped).
 * running       runs are taken one slice after the other. Left when none is left (done) or by a person (stopped).
 * done, stopped, canaryFailed
 *               ended for good.
 *
 * Runs are taken in the order they were accepted; `cursor` moves on in the transaction that retries or cancels them. Must
 * never happen: a run taken twice by one operation; two nodes working on one operation at the same moment (its row is the
 * lock).
 */
import type { RunFilter } from '../runs/run-filter.ts';
import type { RunState } from '../runs/run-record.ts';

export type BulkKind = 'retry' | 'cancel';
export type BulkState = 'canary' | 'running' | 'done' | 'stopped' | 'canaryFailed';
export type BulkStart = 'trigger' | 'failedStep' | 'failedItems';
export type BulkVersion = 'same' | 'published' | 'draft';

/** Runs by id, or all that match a filter of the runs list. */
export type BulkSelection = { ids: string[] } | { filter: RunFilter };

/** A run that could not be retried or cancelled, and why. */
export type BulkRefusal = { runId: string; code: BulkRefusalCode };
export type BulkRefusalCode =
  | 'runNotEnded'
  | 'runEnded'
  | 'duplicate'
  | 'nothingFailed'
  | 'notPublished'
  | 'notFound';

export type BulkOperation = {
  id: string;
  tenantId: string;
  kind: BulkKind;
  state: BulkState;
  selection: BulkSelection;
  startFrom: BulkStart;
  version: BulkVersion;
  /** Version id by flow id; empty with `same`. */
  versions: Record<string, string>;
  perMinute: number | null;
  total: number;
  done: number;
  refused: number;
  /** The first 100. */
  refusals: BulkRefusal[];
  cursor: string;
  throughId: string;
  canaryRunId: string | null;
  requestedBy: string | null;
  createdAt: Date;
  endedAt: Date | null;
};

/** How the attempts of a bulk retry stand, by run state. */
export type BulkOutcomes = Partial<Record<RunState, number>>;

export type BulkOperationRow = Omit<BulkOperation, 'selection'> & { selection: StoredSelection };

type StoredFilter = Omit<RunFilter, 'from' | 'to'> & { from?: string; to?: string };
type StoredSelection = { ids: string[] } | { filter: StoredFilter };

export const BULK_COLUMNS = `
  b.id, b.tenant_id AS "tenantId", b.kind, b.state, b.selection, b.start_from AS "startFrom", b.version, b.versions,
  b.per_minute AS "perMinute", b.total, b.done, b.refused, b.refusals, b.cursor, b.through_id AS "throughId",
  b.canary_run_id AS "canaryRunId", b.requested_by AS "requestedBy", b.created_at AS "createdAt",
  b.ended_at AS "endedAt"`;

/** JSON has no dates: those of a stored filter come back as dates. */
export function readBulkOperation({ selection, ...row }: BulkOperationRow): BulkOperation {
  if ('ids' in selection) return { ...row, selection };
  const { from, to, ...filter } = selection.filter;
  const date = (text: string | undefined) => (text === undefined ? undefined : new Date(text));
  return { ...row, selection: { filter: { ...filter, from: date(from), to: date(to) } } };
}
