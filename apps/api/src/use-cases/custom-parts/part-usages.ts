/** What uses a part, and removing one that nothing uses. */
import { FUNCTIONS_KEY } from '@flowbridge/connector-sdk/custom';
import { deletePart, type FlowText, listConnections, listFlowTexts, type PartRow } from '@flowbridge/db';
import { type FlowDocument, readablePath } from '@flowbridge/flow';
import type { Access } from '../../contract/access.ts';
import type { PartUsages } from '../../contract/custom-parts.ts';
import type { ById } from '../../contract/paging.ts';
import { notFound, Refusal } from '../../contract/refusal.ts';
import type { ValueUsage } from '../../contract/tenant-values.ts';
import type { ApiDeps } from '../../deps.ts';
import { readDocument } from '../read-document.ts';
import { requirePart } from './read-part.ts';

/** Places of a document that are told; a person looks at the flow for more. */
const MOST_PLACES = 20;

export async function partUsages(deps: ApiDeps, access: Access, { id }: ById): Promise<PartUsages> {
  const part = await requirePart(deps, access, id);
  const { tenantId } = access;
  const [flows, connections] = await Promise.all([
    listFlowTexts(deps.db, { tenantId, text: part.key }),
    part.kind === 'connector' ? listConnections(deps.db, { tenantId, connectorKey: part.key }) : [],
  ]);
  return {
    flows: flows.flatMap((flow) => usageIn(flow, part)),
    connections: connections.map((each) => ({ id: each.id, name: each.name })),
  };
}

/** Removes a part with its versions; refused while a flow or a connection uses it. */
export async function removePart(deps: ApiDeps, access: Access, { id }: ById): Promise<{ id: string }> {
  const { flows, connections } = await partUsages(deps, access, { id });
  if (flows.length + connections.length > 0) throw stillUsed({ flows, connections });
  const { tenantId, userId } = access;
  if (!(await deletePart(deps.db, { tenantId, partId: id, userId }))) throw notFound('part');
  return { id };
}

function stillUsed({ flows, connections }: PartUsages): Refusal {
  return new Refusal('stillUsed', {
    message: `${flows.length} flows and ${connections.length} connections use it.`,
    hint: 'Change these flows and remove these connections first.',
    details: {
      flows: flows.slice(0, 20).map(({ flowId, flowName }) => ({ id: flowId, name: flowName })),
      connections: connections.slice(0, 20),
    },
  });
}

function usageIn({ id, name, draft, published }: FlowText, part: PartRow): ValueUsage[] {
  const inDraft = draft === null ? [] : placesIn(readDocument(draft), part);
  const inPublished = published === null ? [] : placesIn(readDocument(published), part);
  const places = inDraft.length > 0 ? inDraft : inPublished;
  if (places.length === 0) return [];
  return [
    {
      flowId: id,
      flowName: name,
      inDraft: inDraft.length > 0,
      inPublished: inPublished.length > 0,
      places: places.slice(0, MOST_PLACES),
    },
  ];
}

/** The steps and triggers of a document that call a part, in words. */
export function placesIn(document: FlowDocument, { kind, key }: Pick<PartRow, 'kind' | 'key'>): string[] {
  const calls = ({ connector, action }: { connector: string; action: string }) =>
    kind === 'connector' ? connector === key : connector === FUNCTIONS_KEY && action === key;
  return [
    ...document.triggers.flatMap((trigger, at) =>
      trigger.kind === 'poll' && calls(trigger.config) ? [readablePath(document, ['triggers', at])] : [],
    ),
    ...Object.values(document.steps).flatMap((step) =>
      step.kind === 'action' && calls(step.config) ? [readablePath(document, ['steps', step.id])] : [],
    ),
  ];
}
