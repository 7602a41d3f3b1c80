/** Small changes of a flow beside its document: name, removal. */
import { renameFlow as changeName, removeFlow as deleteFlow } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { RenameFlowInput } from '../contract/flows.ts';
import type { ById } from '../contract/paging.ts';
import { notFound } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';

export async function renameFlow(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id, name }: RenameFlowInput,
): Promise<{ id: string }> {
  if (!(await changeName(deps.db, { tenantId, flowId: id, name, userId }))) throw notFound('flow');
  return { id };
}

/** Removes a flow with its addresses and schedules; its runs stay readable. */
export async function removeFlow(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id }: ById,
): Promise<{ id: string }> {
  if (!(await deleteFlow(deps.db, { tenantId, flowId: id, userId }))) throw notFound('flow');
  return { id };
}
