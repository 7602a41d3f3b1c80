import { findVersion, listConnections, setBindings } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { Bindings, SetBindingsInput } from '../contract/flows.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { triggersOf } from './flow-view.ts';
import { readDocument } from './read-document.ts';
import { requireFlow } from './resolve-version.ts';

/** Chooses a flow's connections and parameter values; schedules that depend on a parameter follow at once. */
export async function bindFlow(
  deps: ApiDeps,
  access: Access,
  { id, bindings }: SetBindingsInput,
): Promise<{ id: string }> {
  const { tenantId, userId } = access;
  const flow = await requireFlow(deps, access, id);
  await requireConnections(deps, access, bindings);
  const versionId = flow.publishedVersionId;
  const version = versionId === null ? undefined : await findVersion(deps.db, { tenantId, versionId });
  const change = { tenantId, flowId: id, bindings, userId };
  const bound = await setBindings(
    deps.db,
    version ? { ...change, triggers: triggersOf(readDocument(version.document), bindings) } : change,
  );
  if (!bound) throw notFound('flow');
  return { id };
}

/** Every chosen connection must be the tenant's own. */
export async function requireConnections(
  deps: ApiDeps,
  { tenantId }: Access,
  { connections }: Pick<Bindings, 'connections'>,
): Promise<void> {
  const own = new Set((await listConnections(deps.db, { tenantId })).map((connection) => connection.id));
  for (const [place, connectionId] of Object.entries(connections)) {
    if (own.has(connectionId)) continue;
    throw new Refusal('notFound', {
      message: 'No such connection.',
      path: `connections › ${place}`,
      details: { noun: 'connection' },
    });
  }
}
