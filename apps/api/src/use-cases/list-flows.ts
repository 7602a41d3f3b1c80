import { type FlowSort, listFlowFacets, listFolders, listFlows as queryFlows } from '@flowbridge/db';
import { z } from 'zod';
import { connectorsFor } from '../catalog/connectors-for.ts';
import type { Access } from '../contract/access.ts';
import type { FlowListItem, ListFlowsInput } from '../contract/flows.ts';
import type { FlowFacets } from '../contract/folders.ts';
import type { Page } from '../contract/paging.ts';
import { Refusal } from '../contract/refusal.ts';
import { runStates, triggerKinds } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { requireFolder } from './change-folders.ts';
import { folderPaths, folderWithInner } from './folder-tree.ts';

type Folders = Awaited<ReturnType<typeof listFolders>>;
/** The order a cursor was made in is part of it: another order's place means nothing here. */
type Place = { sort: FlowSort; sortKey: string; id: string };

const cursorShape = z.tuple([z.enum(['changed', 'name', 'lastRun']), z.string(), z.string()]);

/** The tenant's flows, last changed first unless another order is asked for. */
export async function listFlows(
  deps: ApiDeps,
  access: Access,
  input: ListFlowsInput,
): Promise<Page<FlowListItem>> {
  const { tenantId } = access;
  const limit = input.limit ?? 50;
  const sort = input.sort ?? 'changed';
  const folders = await listFolders(deps.db, { tenantId });
  const paths = folderPaths(folders);
  const folderIds = wantedFolders(folders, paths, input);
  const rows = await queryFlows(deps.db, {
    ...input,
    tenantId,
    sort,
    ...(await searched(deps, tenantId, input.search)),
    folderIds,
    after: readCursor(input.cursor, sort),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ sortKey: _, lastRuns, ...row }) => ({
      ...row,
      folder: row.folderId === null ? null : (paths.get(row.folderId) ?? null),
      updatedAt: row.updatedAt.toISOString(),
      triggerKinds: triggerKinds.filter((kind) => row.triggerKinds.includes(kind)),
      lastRuns: lastRuns.flatMap(({ state, acceptedAt, endedAt, ...run }) => {
        const known = runStates.find((each) => each === state);
        const moment = (text: string) => new Date(text).toISOString();
        return known
          ? [{ ...run, state: known, acceptedAt: moment(acceptedAt), endedAt: endedAt && moment(endedAt) }]
          : [];
      }),
    })),
    nextCursor: rows.length > limit && last ? writeCursor({ ...last, sort }) : null,
  };
}

export function listFacets(deps: ApiDeps, { tenantId }: Access): Promise<FlowFacets> {
  return listFlowFacets(deps.db, { tenantId });
}

/** Undefined: wherever they lie; null: in no folder. A path that does not exist holds nothing. */
function wantedFolders(
  folders: Folders,
  paths: ReadonlyMap<string, string>,
  { folderId, folder }: ListFlowsInput,
): string[] | null | undefined {
  if (folderId === null || folder === '') return null;
  if (folderId !== undefined) return folderWithInner(folders, requireFolder(folders, folderId).id);
  if (folder === undefined) return undefined;
  const found = folders.find(({ id }) => paths.get(id) === folder);
  return found === undefined ? [] : folderWithInner(folders, found.id);
}

/** People search for what they read on the screen: a connector by its names, not only by its key. */
async function searched(deps: ApiDeps, tenantId: string, search: string | undefined) {
  if (!search) return {};
  const text = search.toLowerCase();
  const holds = (...names: string[]) => names.some((name) => name.toLowerCase().includes(text));
  return {
    searchConnectors: (await connectorsFor(deps, tenantId)).manifests
      .filter(({ key, names }) => holds(key, names.en, names.zh))
      .map(({ key }) => key),
    searchKinds: triggerKinds.filter((kind) => holds(kind, ...TRIGGER_NAMES[kind])),
  };
}

const TRIGGER_NAMES: Record<(typeof triggerKinds)[number], string[]> = {
  manual: ['Manual', '手动'],
  schedule: ['Schedule', '定时'],
  poll: ['Poll', '轮询'],
  http: ['HTTP'],
  connectorEvent: ['Event', '事件'],
};

function writeCursor({ sort, sortKey, id }: Place): string {
  return Buffer.from(JSON.stringify([sort, sortKey, id])).toString('base64url');
}

function readCursor(
  cursor: string | null | undefined,
  wanted: FlowSort,
): { sortKey: string; id: string } | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  try {
    const [sort, sortKey, id] = cursorShape.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
    if (sort !== wanted) throw new Error('a cursor of another order');
    if (sort === 'changed') z.iso.datetime({ offset: true }).parse(sortKey);
    return { sortKey, id };
  } catch (cause) {
    throw new Refusal('invalidInput', { path: 'cursor', message: 'Not a cursor of this list.', cause });
  }
}
