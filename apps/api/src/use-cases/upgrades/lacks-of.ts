/** What keeps a flow from being published because nobody has given it yet: values and connections, by name. */
import type { FlowDocument, JsonValue, Parameter } from '@flowbridge/flow';
import { connectorsOf } from '@flowbridge/templates';
import type { ConnectorCatalogs } from '../../catalog/connector-catalogs.ts';
import type { Bindings } from '../../contract/flows.ts';
import type { FlowLack } from '../../contract/upgrades.ts';

type Bound = { document: FlowDocument; bindings: Bindings };
type Lack = Pick<FlowLack, 'parameters' | 'connectors'>;

export function lacksOf({ document, bindings }: Bound, catalog: ConnectorCatalogs['catalog']): Lack {
  const parameters = document.parameters.filter((each) => lacksValue(each, bindings.parameters));
  return {
    parameters: parameters.map(({ key, label }) => ({ key, label })),
    connectors: unboundConnectors({ document, bindings }).flatMap((key) => {
      const known = catalog.connector(key);
      return known === undefined || known.connectionOptional ? [] : [{ key, names: known.names }];
    }),
  };
}

/** A required parameter with neither a value nor a default. */
export function lacksValue(
  { key, required, default: fallback }: Parameter,
  values: Readonly<Record<string, JsonValue>>,
): boolean {
  const value = Object.hasOwn(values, key) ? values[key] : fallback;
  return required === true && (value === undefined || value === null || value === '');
}

/** Connectors of which a step or trigger is bound neither for itself nor with all others. */
export function unboundConnectors({ document, bindings: { connections } }: Bound): string[] {
  const steps = Object.values(document.steps).flatMap((step) =>
    step.kind === 'action' ? [{ id: step.id, connector: step.config.connector }] : [],
  );
  const triggers = document.triggers.flatMap((trigger) =>
    trigger.kind === 'poll' || trigger.kind === 'connectorEvent'
      ? [{ id: trigger.id, connector: trigger.config.connector }]
      : [],
  );
  const given = (key: string) => Object.hasOwn(connections, key) && connections[key] !== '';
  const open = [...triggers, ...steps].filter(({ id, connector }) => !given(id) && !given(connector));
  // Functions are among the steps but need no connection.
  const connectors = connectorsOf(document);
  return [...new Set(open.map(({ connector }) => connector))].filter(
    (key) => key !== '' && connectors.has(key),
  );
}
