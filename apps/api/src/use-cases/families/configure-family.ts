import { configureFlows, type FlowConfiguration, listFolders } from '@flowbridge/db';
import { sameValue } from '@flowbridge/flow';
import type { Access } from '../../contract/access.ts';
import type { ConfigureFamilyInput } from '../../contract/families.ts';
import { notFound, Refusal } from '../../contract/refusal.ts';
import type { ApiDeps } from '../../deps.ts';
import { requireFolder } from '../change-folders.ts';
import { readBindings, triggersOf } from '../flow-view.ts';
import { checkConnections, checkParameters, ownConnections } from './check-bindings.ts';
import { gatherFamily } from './gather-family.ts';
import { publishedOf } from './get-family.ts';

type Wanted = ConfigureFamilyInput['flows'][number];

/**
 * Names, folders, connections and parameter values of a family's flows: all are changed, or none. Schedules that depend on a
 * parameter follow at once. Refused with `bindingsChanged` when somebody else has changed what was seen.
 */
export async function configureFamily(
  deps: ApiDeps,
  access: Access,
  { id, flows }: ConfigureFamilyInput,
): Promise<{ id: string }> {
  const { tenantId, userId } = access;
  const { members } = await gatherFamily(deps, access, id);
  const own = await ownConnections(deps, access);
  const folders = flows.some(({ folderId }) => folderId) ? await listFolders(deps.db, { tenantId }) : [];
  const configure = async (wanted: Wanted): Promise<FlowConfiguration> => {
    const member = members.get(wanted.id);
    if (!member) throw notFound('flow');
    const { document, row } = member;
    const { name, folderId, bindings } = wanted;
    if (folderId) requireFolder(folders, folderId);
    if (bindings) {
      checkConnections(own, { document, connections: bindings.connections, path: row.name });
      checkParameters(document, { parameters: bindings.parameters, path: row.name });
    }
    const published = bindings && (await publishedOf(deps, member));
    return {
      flowId: wanted.id,
      ...(name === undefined ? {} : { name }),
      ...(folderId === undefined ? {} : { folderId }),
      ...(bindings === undefined ? {} : { bindings }),
      ...(published && bindings ? { triggers: triggersOf(published.document, bindings) } : {}),
    };
  };
  const outcome = await configureFlows(deps.db, {
    tenantId,
    userId,
    flows: await Promise.all(flows.map(configure)),
    isStale: ({ id: flowId, bindings }) => {
      const seen = flows.find((each) => each.id === flowId)?.seen;
      return seen !== undefined && !sameValue(seen, readBindings(bindings));
    },
  });
  switch (outcome.kind) {
    case 'configured':
      return { id };
    case 'notFound':
      throw notFound('flow');
    case 'stale':
      throw new Refusal('bindingsChanged', {
        message: `The connections or values of "${outcome.name}" were changed by somebody else. Nothing was saved.`,
        hint: 'Look at the present ones and repeat the change.',
        details: { flowId: outcome.flowId, flowName: outcome.name },
      });
  }
}
