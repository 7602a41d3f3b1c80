import { type FlowRow, listConnections, listFolders } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import {
  type ExportFlowsInput,
  FLOW_FILE_FORMAT,
  type FlowFile,
  type FlowInFile,
} from '../../contract/flow-files.ts';
import type { ApiDeps } from '../../deps.ts';
import { readBindings } from '../flow-view.ts';
import { folderPaths } from '../folder-tree.ts';
import { readDocument } from '../read-document.ts';
import { requireFlow } from '../resolve-version.ts';
import { leaveOutSecrets } from './leave-out-secrets.ts';
import { isSecretName } from './secret-names.ts';
import { withoutSecretsOfAddresses } from './secrets-in-addresses.ts';

type Names = { folders: Map<string, string>; connections: FlowInFile['connections'] };

/** The drafts of flows as one file. It names connections and holds nothing of them; typed-in secrets are left out. */
export async function exportFlows(
  deps: ApiDeps,
  access: Access,
  { ids }: ExportFlowsInput,
): Promise<FlowFile> {
  const { tenantId } = access;
  const [folders, connections] = await Promise.all([
    listFolders(deps.db, { tenantId }),
    listConnections(deps.db, { tenantId }),
  ]);
  const names: Names = {
    folders: folderPaths(folders),
    connections: Object.fromEntries(
      connections.map(({ id, connectorKey, name }) => [id, { connector: connectorKey, name }]),
    ),
  };
  const flows: FlowInFile[] = [];
  for (const id of new Set(ids)) flows.push(viewFlow(await requireFlow(deps, access, id), names));
  return { format: FLOW_FILE_FORMAT, formatVersion: 1, exportedAt: new Date().toISOString(), flows };
}

function viewFlow(flow: FlowRow, names: Names): FlowInFile {
  const bound = readBindings(flow.bindings);
  const { document, leftOut } = leaveOutSecrets(readDocument(flow.draft));
  const folder = flow.folderId === null ? undefined : names.folders.get(flow.folderId);
  const connections = Object.entries(bound.connections).flatMap(([place, id]) => {
    const connection = names.connections?.[id];
    return connection ? [[place, connection] as const] : [];
  });
  const parameters = Object.entries(bound.parameters).flatMap(([key, value]) => {
    if (isSecretName(key)) return [];
    return [[key, typeof value === 'string' ? withoutSecretsOfAddresses(value) : value] as const];
  });
  return {
    id: flow.id,
    name: flow.name,
    ...(folder === undefined ? {} : { folder }),
    ...(flow.tags.length === 0 ? {} : { tags: flow.tags }),
    document,
    ...(parameters.length === 0 ? {} : { parameters: Object.fromEntries(parameters) }),
    ...(connections.length === 0 ? {} : { connections: Object.fromEntries(connections) }),
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}
