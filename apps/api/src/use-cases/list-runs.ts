import { listRuns as queryRuns } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { Page } from '../contract/paging.ts';
import type { ListRunsInput, RunListItem } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { viewRun } from './run-view.ts';

export async function listRuns(
  deps: ApiDeps,
  access: Access,
  input: ListRunsInput,
): Promise<Page<RunListItem>> {
  const { items, nextCursor } = await queryRuns(deps.db, {
    tenantId: access.tenantId,
    flowId: input.flowId,
    states: input.states,
    triggerKind: input.triggerKind,
    from: input.from === undefined ? undefined : new Date(input.from),
    to: input.to === undefined ? undefined : new Date(input.to),
    key: input.key,
    search: input.search,
    cursor: input.cursor ?? undefined,
    limit: input.limit ?? 50,
  });
  return { items: items.map(viewRun), nextCursor: nextCursor ?? null };
}
