/** What a clone may have otherwise than its original: the connections in use, the parameters by key, the datasets. */
import type { JsonValue, Parameter } from '@flowbridge/flow';
import type { ServerOutputs } from '../../server/trpc.ts';

type Flow = ServerOutputs['families']['get']['flows'][number];
type Connection = ServerOutputs['connections']['list'][number];

export type UsedConnection = Pick<Connection, 'id' | 'name' | 'connectorKey'>;

/** Connections that are gone are not asked about: the wizard asks for new ones afterwards. */
export function usedConnections(
  flows: readonly Flow[],
  connections: readonly Connection[],
): UsedConnection[] {
  const used = new Set(flows.flatMap(({ bindings }) => Object.values(bindings.connections)));
  return connections.filter(({ id }) => used.has(id));
}

/** Each parameter once, with the value of the first flow that has it. */
export function parametersOf(
  flows: readonly Flow[],
): { parameter: Parameter; value: JsonValue | undefined }[] {
  const found = new Map<string, { parameter: Parameter; value: JsonValue | undefined }>();
  for (const { document, bindings } of flows) {
    for (const parameter of document.parameters) {
      if (found.has(parameter.key)) continue;
      found.set(parameter.key, { parameter, value: bindings.parameters[parameter.key] });
    }
  }
  return [...found.values()];
}

/** The datasets the flows stage or deliver, in order; a clone of another account set has records of its own. */
export function datasetsOf(flows: readonly Flow[]): string[] {
  const used = flows.flatMap(({ document }) =>
    Object.values(document.steps).flatMap((step) =>
      step.kind === 'datasetStage' || step.kind === 'datasetDeliver' ? [step.config.dataset] : [],
    ),
  );
  return [...new Set(used)].filter((name) => name !== '').sort();
}
