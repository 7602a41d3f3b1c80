import { measureSelection, listRuns as queryRuns, type RunFilter } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { Page } from '../contract/paging.ts';
import type { ListRunsInput, RunFilterInput, RunListItem } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { viewRun } from './run-view.ts';

export async function listRuns(
  deps: ApiDeps,
  access: Access,
  { cursor, limit = 50, ...filter }: ListRunsInput,
): Promise<Page<RunListItem>> {
  const { items, nextCursor } = await queryRuns(deps.db, {
    tenantId: access.tenantId,
    ...readFilter(filter),
    cursor: cursor ?? undefined,
    limit,
  });
  return { items: items.map(viewRun), nextCursor: nextCursor ?? null };
}

/** How many of the tenant's runs match. */
export async function countRuns(
  deps: ApiDeps,
  { tenantId }: Access,
  input: RunFilterInput,
): Promise<{ count: number }> {
  const selection = { filter: readFilter(input) };
  const { count } = await measureSelection(deps.db, { tenantId, kind: 'retry', selection });
  return { count };
}

/** The filter as the database takes it. Whatever else it says passes through: a condition that is lost selects too much. */
export function readFilter({ from, to, ...filter }: RunFilterInput): RunFilter {
  return {
    ...filter,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  };
}
