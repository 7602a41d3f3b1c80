/** What is left of a setup nobody goes on with, and taking it away. */
import {
  discardSetup as discard,
  findFlow,
  listConnections,
  listDatasets,
  listFlowsBoundTo,
  listFlowTexts,
} from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import type { ById } from '../../contract/paging.ts';
import { notFound, Refusal } from '../../contract/refusal.ts';
import type { DiscardSetupInput, SetupRemains } from '../../contract/setups.ts';
import type { ApiDeps } from '../../deps.ts';
import { datasetsOf } from '../families/lead-datasets.ts';
import { readDocument } from '../read-document.ts';
import { requireSetup } from './look-at-setups.ts';

type Users = { id: string; name: string }[];

export async function setupRemains(deps: ApiDeps, access: Access, { id }: ById): Promise<SetupRemains> {
  const { flows, connectionIds } = await requireSetup(deps, access, id);
  const { tenantId } = access;
  const own = new Set(flows.map((flow) => flow.id));
  const [connections, bound, names] = await Promise.all([
    listConnections(deps.db, { tenantId }),
    listFlowsBoundTo(deps.db, { tenantId }),
    datasetNames(deps, access, [...own]),
  ]);
  const datasets = await Promise.all(names.map((name) => datasetRemains(deps, access, { name, own })));
  return {
    flows,
    connections: connections
      .filter((each) => connectionIds.includes(each.id))
      .map((each) => ({
        id: each.id,
        name: each.name,
        usedBy: bound
          .filter(({ connectionId, flowId }) => connectionId === each.id && !own.has(flowId))
          .map(({ flowId, flowName }) => ({ id: flowId, name: flowName })),
      })),
    datasets: datasets.flat(),
  };
}

/** Ends a setup and takes away its flows, and what is named of the rest; refused while others use one of those. */
export async function discardSetup(
  deps: ApiDeps,
  access: Access,
  input: DiscardSetupInput,
): Promise<{ id: string }> {
  const { tenantId, userId } = access;
  const remains = await setupRemains(deps, access, input);
  for (const name of input.datasets) {
    const dataset = remains.datasets.find((each) => each.name === name);
    if (!dataset) throw notFound('dataset');
    if (dataset.usedBy.length > 0) throw stillUsed(dataset.usedBy);
  }
  for (const connectionId of input.connectionIds) {
    const connection = remains.connections.find((each) => each.id === connectionId);
    if (!connection) throw notFound('connection');
    if (connection.usedBy.length > 0) throw stillUsed(connection.usedBy);
  }
  const outcome = await discard(deps.db, { ...input, tenantId, userId });
  switch (outcome.kind) {
    case 'discarded':
      return { id: input.id };
    case 'notFound':
      throw notFound('setup');
    case 'inUse':
      throw stillUsed([]);
  }
}

function stillUsed(flows: Users): Refusal {
  return new Refusal('stillUsed', {
    message: `${Math.max(flows.length, 1)} flows use it. Nothing was discarded.`,
    hint: 'Leave it there, or change these flows first.',
    details: { flows: flows.slice(0, 20) },
  });
}

async function datasetNames(deps: ApiDeps, { tenantId }: Access, flowIds: string[]): Promise<string[]> {
  const flows = await Promise.all(flowIds.map((flowId) => findFlow(deps.db, { tenantId, flowId })));
  return [...new Set(flows.flatMap((flow) => (flow ? datasetsOf(readDocument(flow.draft)) : [])))];
}

/** Nothing for a dataset that holds no record: it was never begun. */
async function datasetRemains(
  deps: ApiDeps,
  { tenantId }: Access,
  { name, own }: { name: string; own: ReadonlySet<string> },
): Promise<SetupRemains['datasets']> {
  const [row] = await listDatasets(deps.db, { tenantId, name, limit: 1 });
  if (!row) return [];
  const texts = await listFlowTexts(deps.db, { tenantId, text: name });
  const uses = (document: unknown) => document !== null && datasetsOf(readDocument(document)).includes(name);
  const { pending, delivering, delivered, failed, parked } = row;
  return [
    {
      name,
      records: pending + delivering + delivered + failed + parked,
      usedBy: texts
        .filter(({ id, draft, published }) => !own.has(id) && (uses(draft) || uses(published)))
        .map((flow) => ({ id: flow.id, name: flow.name })),
    },
  ];
}
