/** Values and connections for what is new in the flows of an upgrade: what may be asked for, and where the answers go. */
import type { FlowDocument, Parameter } from '@flowbridge/flow';
import { connectorsOf } from '@flowbridge/templates';
import type { Bindings } from '../../contract/flows.ts';
import type { CheckUpgradeInput } from '../../contract/upgrades.ts';

export type Planned = {
  document: FlowDocument;
  /** The draft before; undefined for a flow that is made. */
  before: FlowDocument | undefined;
  bindings: Bindings;
};

export type Answers = Pick<CheckUpgradeInput, 'connections' | 'parameters'>;

/** Parameters and connectors a flow has only since the upgrade and has no value of. */
export function newNeeds({ document, before, bindings }: Planned): {
  parameters: Parameter[];
  connectors: string[];
} {
  const hadParameters = new Set(before?.parameters.map(({ key }) => key));
  const hadConnectors = before === undefined ? new Set<string>() : connectorsOf(before);
  return {
    parameters: document.parameters.filter(
      ({ key }) => !hadParameters.has(key) && !Object.hasOwn(bindings.parameters, key),
    ),
    connectors: [...connectorsOf(document)].filter(
      (key) => key !== '' && !hadConnectors.has(key) && !Object.hasOwn(bindings.connections, key),
    ),
  };
}

/** The flow's bindings with the answers it has use for; what it was bound to before stays. */
export function boundWith(planned: Planned, { connections = {}, parameters = {} }: Answers): Bindings {
  const { document, bindings } = planned;
  const needs = newNeeds(planned);
  const asked = new Set(needs.parameters.map(({ key }) => key));
  const pick = <Value>(record: Record<string, Value>, wanted: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(record).filter(([key]) => wanted(key)));
  const used = connectorsOf(document);
  return {
    connections: {
      ...pick(connections, (key) => used.has(key)),
      ...bindings.connections,
    },
    parameters: { ...pick(parameters, (key) => asked.has(key)), ...bindings.parameters },
  };
}
