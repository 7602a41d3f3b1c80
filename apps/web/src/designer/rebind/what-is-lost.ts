/** What pasted steps had around them and miss here: names they read, and connections of their systems. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import {
  activeSteps,
  type Command,
  type FlowDocument,
  type LostReference,
  lostReferences,
  type RebindCandidate,
  rebindCandidates,
} from '@flowbridge/flow';
import type { NamedConnection } from '../edits/clipboard.ts';
import type { Designer } from '../store/designer-context.ts';
import type { Bindings, PastedFrom } from '../store/designer-state.ts';
import { language } from '../store/edit.ts';

export type LostName = {
  id: string;
  lost: LostReference;
  title: string | undefined;
  candidates: RebindCandidate[];
};

/** Every lost name with what it may be bound to here, likely ones first. */
export function lostNames(document: FlowDocument, pasted: PastedFrom | undefined): LostName[] {
  return lostReferences(document, language).map((lost) => {
    const isStep = lost.root !== 'vars' && lost.root !== 'params';
    const known = isStep ? pasted?.outside.find((each) => each.key === lost.key) : undefined;
    const candidates = rebindCandidates(document, lost, known);
    return { id: `${lost.root}.${lost.key}`, lost, title: known?.title, candidates };
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

/** One command for all names that were given something; undefined when none was. */
export function rebindCommand(
  names: readonly LostName[],
  chosen: Readonly<Record<string, string | undefined>>,
): Command | undefined {
  const changes = names.flatMap(({ id, lost }) => {
    const to = chosen[id];
    if (to === undefined || to === '') return [];
    const stepIds = [...new Set(lost.places.map((place) => place.stepId))];
    return [{ root: lost.root, from: lost.key, to, stepIds }];
  });
  return changes.length === 0 ? undefined : { type: 'rebindReferences', changes };
}

export function countLost({ store, connectors }: Designer): { references: number; connections: number } {
  const { document, bindings } = store.getState();
  return {
    references: lostReferences(document, language).length,
    connections: unconnected(document, bindings, connectors).length,
  };
}
