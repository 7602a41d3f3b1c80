import { insertFlows, insertFlowsOfClone, listFolders, type NewFlow, newId } from '@flowbridge/db';
import { leadCalls } from '@flowbridge/templates';
import type { Access } from '../../contract/access.ts';
import type { ClonedFamily, CloneFamilyInput } from '../../contract/families.ts';
import type { Bindings } from '../../contract/flows.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { ApiDeps } from '../../deps.ts';
import { requireFolder } from '../change-folders.ts';
import { readBindings, readOrigin } from '../flow-view.ts';
import { checkParameters, noConnection, type OwnConnections, ownConnections } from './check-bindings.ts';
import { type GatheredFamily, gatherFamily, type Member } from './gather-family.ts';
import { datasetsOf, leadDatasets } from './lead-datasets.ts';

const MAX_NAME = 200;

/**
 * Copies a flow and everything it calls, for another account set: all of them, or none. The clones call each other, begin as
 * drafts with addresses of their own, and use other connections, values and datasets where those are given.
 */
export async function cloneFamily(
  deps: ApiDeps,
  access: Access,
  input: CloneFamilyInput,
): Promise<ClonedFamily> {
  const { tenantId, userId } = access;
  const family = await gatherFamily(deps, access, input.id);
  const members = [...family.members.values()];
  if (input.folderId) requireFolder(await listFolders(deps.db, { tenantId }), input.folderId);
  checkMap(await ownConnections(deps, access), family, input);
  checkValues(members, input);
  checkDatasets(members, input);
  const ids = new Map(members.map(({ row }) => [row.id, newId()]));
  const clones = members.map(({ row, document }): NewFlow => {
    return {
      id: ids.get(row.id) ?? newId(),
      tenantId,
      userId,
      name: `${input.prefix ?? ''}${row.name}${input.suffix ?? ''}`.trim().slice(0, MAX_NAME),
      folderId: input.folderId === undefined ? row.folderId : input.folderId,
      tags: row.tags,
      draft: leadDatasets(
        leadCalls(document, (flow) => ids.get(flow)),
        input.datasets,
      ),
      bindings: bindingsOf(readBindings(row.bindings), { document, input }),
      ...originOf(row.origin),
    };
  });
  const [root, ...called] = clones;
  if (input.asSetup && root !== undefined) {
    const setup = { tenantId, userId, setupId: newId(), step: 'publish' };
    await insertFlowsOfClone(deps.db, { ...setup, flows: [root, ...called] });
  } else await insertFlows(deps.db, clones);
  return {
    id: ids.get(input.id) ?? '',
    flows: clones.map(({ id, name }, index) => ({ id, name, original: members[index]?.row.id ?? '' })),
  };
}

/** A clone can be upgraded like its original; flows made before packages do not know enough of where they come from. */
function originOf(stored: unknown): Pick<NewFlow, 'origin'> {
  const { templateId, flowKey, ...origin } = readOrigin(stored) ?? { templateKey: '', version: 0 };
  if (templateId === undefined || flowKey === undefined) return {};
  return { origin: { templateId, flowKey, ...origin } };
}

function bindingsOf(
  { connections, parameters }: Bindings,
  { document, input }: Pick<Member, 'document'> & { input: CloneFamilyInput },
): Bindings {
  const declared = new Set<string>(document.parameters.map(({ key }) => key));
  const values = { ...parameters };
  for (const [key, value] of Object.entries(input.parameters)) {
    if (!declared.has(key)) continue;
    if (value === null) delete values[key];
    else values[key] = value;
  }
  return {
    connections: Object.fromEntries(
      Object.entries(connections).map(([place, id]) => [place, input.connections[id] ?? id]),
    ),
    parameters: values,
  };
}

/** The connections that are replaced are used, and each by one to the same system. */
function checkMap(own: OwnConnections, { members }: GatheredFamily, { connections }: CloneFamilyInput): void {
  const used = new Set(
    [...members.values()].flatMap(({ row }) => Object.values(readBindings(row.bindings).connections)),
  );
  for (const [from, to] of Object.entries(connections)) {
    const [before, after] = [own.get(from), own.get(to)];
    if (!before || !after) throw noConnection('connections');
    const path = `connections › ${before.name}`;
    if (!used.has(from)) {
      throw new Refusal('invalidInput', { message: `None of the flows uses "${before.name}".`, path });
    }
    if (before.connectorKey === after.connectorKey) continue;
    throw new Refusal('invalidInput', {
      message: `"${before.name}" and "${after.name}" lead to different systems.`,
      path,
    });
  }
}

function checkValues(members: readonly Member[], { parameters }: CloneFamilyInput): void {
  const known = new Set<string>(members.flatMap(({ document }) => document.parameters.map(({ key }) => key)));
  const unknown = Object.keys(parameters).find((key) => !known.has(key));
  if (unknown !== undefined) {
    throw new Refusal('invalidInput', {
      message: `None of the flows has a parameter "${unknown}".`,
      path: `parameters › ${unknown}`,
    });
  }
  for (const { document, row } of members) checkParameters(document, { parameters, path: row.name });
}

function checkDatasets(members: readonly Member[], { datasets }: CloneFamilyInput): void {
  const used = new Set(members.flatMap(({ document }) => datasetsOf(document)));
  const unknown = Object.keys(datasets).find((name) => !used.has(name));
  if (unknown === undefined) return;
  throw new Refusal('invalidInput', {
    message: `None of the flows uses the dataset "${unknown}".`,
    path: `datasets › ${unknown}`,
  });
}
