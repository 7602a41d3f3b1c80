/** Datasets and their records as the contract shows them. */
import type { DatasetRecordRow, DatasetRow } from '@flowbridge/db';
import type { DatasetItem, RecordItem } from '../contract/datasets.ts';
import { readFailure } from './run-view.ts';

export function viewDataset(row: DatasetRow): DatasetItem {
  const { name, pending, delivering, delivered, failed, parked } = row;
  return {
    name,
    counts: { pending, delivering, delivered, failed, parked },
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
  };
}

export function viewRecord(row: DatasetRecordRow): RecordItem {
  const { key, state, fieldsJson, targetId, uncertain, tries, stagedRunId, triedRunId } = row;
  return {
    key,
    state,
    fieldsJson,
    targetId,
    uncertain,
    tries,
    nextTryAt: state === 'failed' ? row.nextTryAt.toISOString() : null,
    error: readFailure(row.errorJson),
    stagedRunId,
    stagedAt: row.stagedAt.toISOString(),
    triedRunId,
    triedAt: row.triedAt?.toISOString() ?? null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
  };
}
