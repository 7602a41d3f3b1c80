import { findDraftRevision, findUser } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { SitInput } from '../contract/presence.ts';
import { notFound } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';

/** Tells everybody at the flow that this person is there, and at which step. To be repeated for as long as they are. */
export async function sitDown(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id, seat, stream, stepId }: SitInput,
): Promise<{ id: string }> {
  const [revision, user] = await Promise.all([
    findDraftRevision(deps.db, { tenantId, flowId: id }),
    findUser(deps.db, { userId }),
  ]);
  if (revision === undefined || user === undefined) throw notFound('flow');
  const { name } = user;
  await deps.presence.sit({ tenantId, flowId: id }, { seat, stream, userId, name, stepId });
  return { id };
}
