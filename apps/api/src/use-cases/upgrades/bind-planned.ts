/** Values and connections a flow of an upgrade needs: what may be asked for, and where the answers go. */
import type { FlowDocument, Parameter } from '@flowbridge/flow';
import { connectorsOf } from '@flowbridge/templates';
import type { Bindings } from '../../contract/flows.ts';
import type { CheckUpgradeInput } from '../../contract/upgrades.ts';
import { lacksValue, unboundConnectors } from './lacks-of.ts';

export type Planned = {
  document: FlowDocument;
  /** The draft before; undefined for a flow that is made. */
  before: FlowDocument | undefined;
  bindings: Bindings;
};

export type Answers = Pick<CheckUpgradeInput, 'connections' | 'parameters'>;

/**
 * Parameters without a value that are new in the flow or without which it cannot be published, and connectors of which a step is
 * bound to nothing.
 */
export function needsOf({ document, before, bindings }: Planned): {
  parameters: Parameter[];
  connectors: string[];
} {
  const had = new Set(before?.parameters.map(({ key }) => key));
  return {
    parameters: document.parameters.filter(
      (parameter) =>
        lacksValue(parameter, bindings.parameters) ||
        (!had.has(parameter.key) && !Object.hasOwn(bindings.parameters, parameter.key)),
    ),
    connectors: unboundConnectors({ document, bindings }),
  };
}

/** The flow's bindings with the answers it has use for; what it was bound to before stays. */
export function boundWith(planned: Planned, { connections = {}, parameters = {} }: Answers): Bindings {
  const { document, bindings } = planned;
  const asked = new Set(needsOf(planned).parameters.map(({ key }) => key));
  const pick = <Value>(record: Record<string, Value>, wanted: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(record).filter(([key]) => wanted(key)));
  const used = connectorsOf(document);
  return {
    connections: {
      ...pick(connections, (key) => used.has(key)),
      ...bindings.connections,
    },
    parameters: { ...bindings.parameters, ...pick(parameters, (key) => asked.has(key)) },
  };
}
