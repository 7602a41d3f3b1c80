/** One change for many flows, each for itself: a flow that refuses does not keep the others from changing. */
import { listFolders, placeFlow, tagFlow } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import { FLOW_TAGS } from '../contract/folders.ts';
import type {
  FlowResult,
  ManyFlowsInput,
  ManyResults,
  MoveManyInput,
  SwitchManyInput,
  TagManyInput,
} from '../contract/many-flows.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { removeFlow } from './change-flow.ts';
import { requireFolder } from './change-folders.ts';
import { switchFlow } from './switch-flow.ts';

export function switchMany(
  deps: ApiDeps,
  access: Access,
  { ids, enabled }: SwitchManyInput,
): Promise<ManyResults> {
  return forEachFlow(ids, (id) => switchFlow(deps, access, { id, enabled }));
}

export async function moveMany(
  deps: ApiDeps,
  access: Access,
  { ids, folderId }: MoveManyInput,
): Promise<ManyResults> {
  const { tenantId, userId } = access;
  if (folderId !== null) requireFolder(await listFolders(deps.db, { tenantId }), folderId);
  return forEachFlow(ids, async (flowId) => {
    if (!(await placeFlow(deps.db, { tenantId, flowId, folderId, userId }))) throw notFound('flow');
  });
}

export function tagMany(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { ids, add, remove }: TagManyInput,
): Promise<ManyResults> {
  return forEachFlow(ids, async (flowId) => {
    const outcome = await tagFlow(deps.db, { tenantId, flowId, add, remove, most: FLOW_TAGS, userId });
    if (outcome === 'notFound') throw notFound('flow');
    if (outcome === 'full') {
      throw new Refusal('tooManyTags', {
        message: `A flow carries at most ${FLOW_TAGS} tags.`,
        details: { most: FLOW_TAGS },
      });
    }
  });
}

export function removeMany(deps: ApiDeps, access: Access, { ids }: ManyFlowsInput): Promise<ManyResults> {
  return forEachFlow(ids, (id) => removeFlow(deps, access, { id }));
}

/** One after the other: five hundred at once would take the connections of everybody else. */
async function forEachFlow(
  ids: readonly string[],
  change: (id: string) => Promise<unknown>,
): Promise<ManyResults> {
  const results: FlowResult[] = [];
  for (const id of ids) results.push(await change(id).then(() => ({ ok: true }) as const, refused));
  return { results };
}

/** A refusal as a result; anything else is a surprise and ends the whole call. */
function refused(error: unknown): FlowResult {
  if (!(error instanceof Refusal)) throw error;
  const { code, message, path, hint } = error;
  return { ok: false, code, message, ...(path ? { path } : {}), ...(hint ? { hint } : {}) };
}
