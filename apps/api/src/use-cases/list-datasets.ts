import {
  type DatasetRow,
  getDatasetRecord,
  listDatasetRecords,
  listDatasets as queryDatasets,
} from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type {
  DatasetInput,
  DatasetItem,
  ListDatasetsInput,
  ListRecordsInput,
  RecordDetail,
  RecordInput,
  RecordItem,
} from '../contract/datasets.ts';
import type { Page } from '../contract/paging.ts';
import { notFound } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { viewDataset, viewRecord } from './dataset-view.ts';

const PAGE = 50;

export async function listDatasets(
  deps: ApiDeps,
  { tenantId }: Access,
  { cursor, search, limit = PAGE }: ListDatasetsInput,
): Promise<Page<DatasetItem>> {
  const rows = await queryDatasets(deps.db, {
    tenantId,
    limit: limit + 1,
    ...(search ? { search } : {}),
    ...(cursor ? { after: cursor } : {}),
  });
  const items = rows.slice(0, limit).map(viewDataset);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.name ?? null) : null };
}

export async function getDataset(deps: ApiDeps, access: Access, input: DatasetInput): Promise<DatasetItem> {
  return viewDataset(await findDataset(deps, access, input));
}

export async function listRecords(
  deps: ApiDeps,
  access: Access,
  { dataset, state, key, cursor, limit = PAGE }: ListRecordsInput,
): Promise<Page<RecordItem>> {
  const { id } = await findDataset(deps, access, { dataset });
  const page = await listDatasetRecords(deps.db, {
    tenantId: access.tenantId,
    datasetId: id,
    state,
    key,
    cursor: cursor ?? undefined,
    limit,
  });
  return { items: page.items.map(viewRecord), nextCursor: page.nextCursor ?? null };
}

export async function getRecord(
  deps: ApiDeps,
  access: Access,
  { dataset, key }: RecordInput,
): Promise<RecordDetail> {
  const { id } = await findDataset(deps, access, { dataset });
  const row = await getDatasetRecord(deps.db, { tenantId: access.tenantId, datasetId: id, key });
  if (!row) throw notFound('record');
  const { sourceJson, mappedJson, answeredJson, nextSourceJson } = row;
  return { ...viewRecord(row), sourceJson, mappedJson, answeredJson, nextSourceJson };
}

/** The tenant's dataset of that name, or the refusal `notFound`. */
async function findDataset(
  deps: ApiDeps,
  { tenantId }: Access,
  { dataset }: DatasetInput,
): Promise<DatasetRow> {
  const [row] = await queryDatasets(deps.db, { tenantId, name: dataset, limit: 1 });
  if (!row) throw notFound('dataset');
  return row;
}
