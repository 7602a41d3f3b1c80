import { findFlow, insertFlow, listConnections, listFlowsNamed, newId } from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import { connectorsOf, leadCalls } from '@flowbridge/templates';
import { connectorsFor } from '../../catalog/connectors-for.ts';
import type { Access } from '../../contract/access.ts';
import type {
  FlowFilePreview,
  ImportChoice,
  ImportedFlows,
  ImportFlowsInput,
  ImportResult,
  PreviewFlowFileInput,
} from '../../contract/flow-files.ts';
import { notFound, Refusal } from '../../contract/refusal.ts';
import { triggerKinds } from '../../contract/runs.ts';
import type { ApiDeps } from '../../deps.ts';
import { folderAtPath, listFolders } from '../change-folders.ts';
import { replaceDraft } from '../edit-draft.ts';
import { type ReadFlow, readFlowFile } from './read-flow-file.ts';

/** What a file would bring in, and where its names are taken. Changes nothing. */
export async function previewFlowFile(
  deps: ApiDeps,
  access: Access,
  { file }: PreviewFlowFileInput,
): Promise<FlowFilePreview> {
  const { tenantId } = access;
  const flows = readFlowFile(file);
  const [folders, named] = await Promise.all([
    listFolders(deps, access),
    listFlowsNamed(deps.db, { tenantId, names: flows.map((flow) => flow.name) }),
  ]);
  const { manifests } = await connectorsFor(deps, tenantId);
  const known = new Set(manifests.map((manifest) => manifest.key));
  const there = new Set(folders.map((folder) => folder.path));
  const wanted = new Set(flows.flatMap(({ folder }) => (folder ? [folder] : [])));
  return {
    newFolders: [...wanted].filter((path) => !there.has(path)).sort(),
    flows: flows.map(({ name, folder, tags, document, leftOut }) => {
      const connectors = [...connectorsOf(document)].filter((key) => key !== '').sort();
      return {
        name,
        folder: folder || null,
        tags: tags ?? [],
        steps: Object.keys(document.steps).length,
        triggerKinds: triggerKinds.filter((kind) => document.triggers.some((each) => each.kind === kind)),
        connectors,
        unknownConnectors: connectors.filter((key) => !known.has(key)),
        leftOut: leftOut ?? [],
        sameName: named
          .filter((each) => each.name === name)
          .map(({ id, enabled, updatedAt }) => ({ id, enabled, changedAt: updatedAt.toISOString() })),
      };
    }),
  };
}

/** Brings the flows of a file in as drafts, each as it was chosen; calls between them lead to the new ones. */
export async function importFlows(
  deps: ApiDeps,
  access: Access,
  { file, choices }: ImportFlowsInput,
): Promise<ImportedFlows> {
  const flows = readFlowFile(file);
  if (choices !== undefined && choices.length !== flows.length) {
    throw new Refusal('invalidInput', {
      message: `The file holds ${flows.length} flows, but there are ${choices.length} choices.`,
      path: 'choices',
    });
  }
  const planned = flows.map((flow, index) => plan(flow, choices?.[index] ?? { do: 'create' }));
  const newIds = new Map(planned.flatMap(({ flow, id }) => (flow.id && id ? [[flow.id, id] as const] : [])));
  const results: ImportResult[] = [];
  for (const each of planned) {
    const document = leadCalls(each.flow.document, (flow) => newIds.get(flow));
    results.push(await carryOut(deps, access, { ...each, document }).catch((error) => refused(each, error)));
  }
  return { results };
}

type Planned = { flow: ReadFlow; choice: ImportChoice; id: string | undefined; name: string };

function plan(flow: ReadFlow, choice: ImportChoice): Planned {
  switch (choice.do) {
    case 'create':
      return { flow, choice, id: newId(), name: choice.name ?? flow.name };
    case 'replace':
      return { flow, choice, id: choice.id, name: flow.name };
    case 'skip':
      return { flow, choice, id: undefined, name: flow.name };
  }
}

async function carryOut(
  deps: ApiDeps,
  access: Access,
  { flow, choice, id, name, document }: Planned & { document: FlowDocument },
): Promise<ImportResult> {
  if (id === undefined) return { ok: true, did: 'skipped', name };
  const { tenantId, userId } = access;
  if (choice.do === 'replace') {
    const present = await findFlow(deps.db, { tenantId, flowId: id });
    if (!present) throw notFound('flow');
    await replaceDraft(deps, access, { id, revision: present.revision, document });
    return { ok: true, did: 'replaced', id, name: present.name };
  }
  const declared = new Set(document.parameters.map((parameter) => parameter.key));
  await insertFlow(deps.db, {
    id,
    tenantId,
    userId,
    name,
    folderId: await folderAtPath(deps, access, flow.folder ?? ''),
    tags: flow.tags ?? [],
    draft: document,
    bindings: {
      connections: await connectionsOf(deps, access, flow),
      parameters: Object.fromEntries(
        Object.entries(flow.parameters ?? {}).filter(([key]) => declared.has(key)),
      ),
    },
  });
  return { ok: true, did: 'created', id, name };
}

/** The tenant's own connections of the same connector and name. */
async function connectionsOf(
  deps: ApiDeps,
  { tenantId }: Access,
  { connections = {} }: ReadFlow,
): Promise<Record<string, string>> {
  if (Object.keys(connections).length === 0) return {};
  const own = await listConnections(deps.db, { tenantId });
  return Object.fromEntries(
    Object.entries(connections).flatMap(([place, { connector, name }]) => {
      const found = own.find((each) => each.connectorKey === connector && each.name === name);
      return found ? [[place, found.id] as const] : [];
    }),
  );
}

function refused({ name }: Planned, error: unknown): ImportResult {
  if (!(error instanceof Refusal)) throw error;
  const { code, message, path } = error;
  return { ok: false, name, code, message, ...(path === undefined ? {} : { path }) };
}
