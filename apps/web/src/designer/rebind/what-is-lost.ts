/** What pasted steps had around them and miss here: names they read, and connections of their systems. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import {
  activeSteps,
  type Command,
  type FlowDocument,
  type LostReference,
  lostReferences,
  type Parameter,
  type RebindCandidate,
  rebindCandidates,
} from '@flowbridge/flow';
import type { NamedConnection } from '../edits/clipboard.ts';
import type { Designer } from '../store/designer-context.ts';
import type { Bindings, PastedFrom } from '../store/designer-state.ts';
import { language } from '../store/expression-language.ts';

export type LostName = {
  id: string;
  lost: LostReference;
  title: string | undefined;
  candidates: RebindCandidate[];
  /** A parameter that can come along from where the steps were copied. */
  parameter: Parameter | undefined;
};

/** Every lost name with what it may be bound to here, likely ones first. */
export function lostNames(document: FlowDocument, pasted: PastedFrom | undefined): LostName[] {
  return lostReferences(document, language).map((lost) => {
    const isStep = lost.root !== 'vars' && lost.root !== 'params';
    const known = isStep ? pasted?.outside.find((each) => each.key === lost.key) : undefined;
    const candidates = rebindCandidates(document, lost, known);
    const parameter =
      lost.root === 'params' ? pasted?.parameters.find((each) => each.key === lost.key) : undefined;
    return {
      id: `${lost.root}.${lost.key}`,
      lost,
      title: known?.title ?? parameter?.label,
      candidates,
      parameter,
    };
  });
}

/** Systems the flow's steps call and for which the flow has no connection. */
export function unconnected(
  document: FlowDocument,
  bindings: Bindings,
  connectors: readonly ConnectorManifest[],
): ConnectorManifest[] {
  const used = new Set(
    activeSteps(document).flatMap((step) =>
      step.kind === 'action' && !bindings.connections[step.id] ? [step.config.connector] : [],
    ),
  );
  return connectors.filter(
    ({ key, connectionOptional }) =>
      used.has(key) && connectionOptional !== true && !bindings.connections[key],
  );
}

/** The connection that stands for the one left behind: the same one, one of the same name, or the only one there is. */
export function likelyConnection(
  connectorKey: string,
  connections: readonly NamedConnection[],
  pasted: PastedFrom | undefined,
): string | undefined {
  const offered = connections.filter((each) => each.connectorKey === connectorKey);
  const before = pasted?.connections[connectorKey];
  const same =
    offered.find((each) => each.id === before?.id) ?? offered.find((each) => each.name === before?.name);
  return (same ?? (offered.length === 1 ? offered[0] : undefined))?.id;
}

/** Chosen for a lost parameter: make it here as it was there. No name can be this. */
export const BRING_ALONG = '+';

/** What is chosen before the person has looked: the likeliest name, else the parameter itself. */
export function proposedFor({ candidates, parameter }: LostName): string | undefined {
  return candidates.find((each) => each.likely)?.key ?? (parameter && BRING_ALONG);
}

/** One command for all names that were given something; undefined when none was. */
export function rebindCommand(
  document: FlowDocument,
  names: readonly LostName[],
  chosen: Readonly<Record<string, string | undefined>>,
): Command | undefined {
  const brought = names.flatMap(({ id, parameter }) =>
    parameter !== undefined && chosen[id] === BRING_ALONG ? [parameter] : [],
  );
  const changes = names.flatMap(({ id, lost }) => {
    const to = chosen[id];
    if (to === undefined || to === BRING_ALONG) return [];
    const stepIds = [...new Set(lost.places.map((place) => place.stepId))];
    return [{ root: lost.root, from: lost.key, to, stepIds }];
  });
  const commands: Command[] = [];
  if (brought.length > 0) {
    commands.push({ type: 'setParameters', parameters: [...document.parameters, ...brought] });
  }
  if (changes.length > 0) commands.push({ type: 'rebindReferences', changes });
  return commands.length === 0 ? undefined : { type: 'batch', commands };
}

export function countLost({ store, connectors }: Designer): { references: number; connections: number } {
  const { document, bindings } = store.getState();
  return {
    references: lostReferences(document, language).length,
    connections: unconnected(document, bindings, connectors).length,
  };
}
