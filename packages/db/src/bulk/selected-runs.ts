import { type RunConditions, runConditions } from '../runs/run-filter.ts';
import type { BulkKind, BulkSelection } from './bulk-operation.ts';

/**
 * The runs a bulk operation means, as SQL conditions on `run r`. What ended after it was ordered is not meant by its filter:
 * nobody saw that among the selected ones.
 */
export function selectedRuns(bulk: {
  tenantId: string;
  kind: BulkKind;
  selection: BulkSelection;
  createdAt?: Date;
}): RunConditions {
  if ('ids' in bulk.selection) {
    const byId = runConditions(bulk.tenantId, {});
    byId.where((p) => `r.id = ANY(${p})`, bulk.selection.ids);
    return byId;
  }
  const matching = runConditions(bulk.tenantId, bulk.selection.filter);
  if (bulk.kind === 'retry') {
    matching.where((p) => `(r.ended_at IS NULL OR r.ended_at <= ${p})`, bulk.createdAt);
  }
  return matching;
}
