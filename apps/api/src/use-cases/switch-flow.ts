import { findVersion, setFlowEnabled } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { ById } from '../contract/paging.ts';
import { Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { readBindings, triggersOf } from './flow-view.ts';
import { readDocument } from './read-document.ts';
import { requireFlow } from './resolve-version.ts';

/** Switches a published flow on or off: a flow that is off answers no trigger; running runs go on. */
export async function switchFlow(
  deps: ApiDeps,
  access: Access,
  { id, enabled }: ById & { enabled: boolean },
): Promise<{ enabled: boolean }> {
  const { tenantId, userId } = access;
  const flow = await requireFlow(deps, access, id);
  const versionId = flow.publishedVersionId;
  if (versionId === null) {
    if (!enabled) return { enabled: false };
    throw new Refusal('notPublished', {
      message: 'Only a published flow can be enabled.',
      hint: 'Publish the draft first.',
    });
  }
  const version = await findVersion(deps.db, { tenantId, versionId });
  const triggers = triggersOf(readDocument(version?.document), readBindings(flow.bindings));
  await setFlowEnabled(deps.db, { tenantId, flowId: id, enabled, triggers, userId });
  return { enabled };
}
