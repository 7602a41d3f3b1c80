/** Whether bindings fit a flow: connections to the right systems, values of the right kind. Refused with the place. */
import { type ConnectionRow, listConnections } from '@flowbridge/db';
import { type FlowDocument, parameterFault } from '@flowbridge/flow';
import type { Access } from '../../contract/access.ts';
import type { Bindings } from '../../contract/flows.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { ApiDeps } from '../../deps.ts';

export type OwnConnections = ReadonlyMap<string, Pick<ConnectionRow, 'connectorKey' | 'name'>>;

export async function ownConnections(deps: ApiDeps, { tenantId }: Access): Promise<OwnConnections> {
  const rows = await listConnections(deps.db, { tenantId });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Every connection is the tenant's own and leads to the system its place asks for. */
export function checkConnections(
  own: OwnConnections,
  {
    document,
    connections,
    path,
  }: { document: FlowDocument; connections: Bindings['connections']; path: string },
): void {
  const places = connectorByPlace(document);
  for (const [place, connectionId] of Object.entries(connections)) {
    const connection = own.get(connectionId);
    if (!connection) throw noConnection(`${path} › connections › ${place}`);
    const wanted = places.get(place) ?? place;
    if (connection.connectorKey === wanted) continue;
    throw new Refusal('invalidInput', {
      message: `The connection "${connection.name}" leads to ${connection.connectorKey}, not to ${wanted}.`,
      path: `${path} › connections › ${place}`,
    });
  }
}

/** Which connector each step and trigger uses, by its id. */
export function connectorByPlace(document: FlowDocument): Map<string, string> {
  const places = new Map<string, string>();
  for (const step of Object.values(document.steps)) {
    if (step.kind === 'action') places.set(step.id, step.config.connector);
  }
  for (const trigger of document.triggers) {
    if (trigger.kind === 'poll' || trigger.kind === 'connectorEvent')
      places.set(trigger.id, trigger.config.connector);
  }
  return places;
}

export function noConnection(path: string): Refusal {
  return new Refusal('notFound', { message: 'No such connection.', path, details: { noun: 'connection' } });
}

/** A value that fits no parameter of its name. Missing ones are no fault of a draft: publishing asks for them. */
export function checkParameters(
  document: FlowDocument,
  { parameters, path }: { parameters: Bindings['parameters']; path: string },
): void {
  for (const parameter of document.parameters) {
    const fault = parameterFault(parameter, parameters[parameter.key]);
    if (fault === undefined) continue;
    throw new Refusal('invalidInput', {
      message: { en: `"${parameter.label}": ${fault.en}`, zh: `“${parameter.label}”：${fault.zh}` },
      path: `${path} › parameters › ${parameter.key}`,
    });
  }
}
