/** What a flow is bound to otherwise than before an upgrade, in words a person knows. */
import type { FlowUpgradeRow } from '@flowbridge/db';
import type { FlowDocument, JsonValue } from '@flowbridge/flow';
import type { ConnectorCatalogs } from '../../catalog/connector-catalogs.ts';
import type { BoundValue } from '../../contract/upgrades.ts';
import { readBindings } from '../flow-view.ts';
import { readDocument } from '../read-document.ts';
import { boundSince, type Change, valueAt } from './bindings-back.ts';

export type Known = {
  catalog: ConnectorCatalogs['catalog'];
  /** Names of the tenant's connections, by id. */
  connections: ReadonlyMap<string, string>;
};

/** Undefined when it is not known what the flow was bound to: upgrades of long ago kept none of it. */
export function boundAround(row: FlowUpgradeRow, { connections }: Pick<Known, 'connections'>) {
  if (row.bindingsBefore === null || row.bindingsAfter === null) return undefined;
  const before = readBindings(row.bindingsBefore);
  // A connection that was removed meanwhile cannot be given back.
  const there = Object.entries(before.connections).filter(([, id]) => connections.has(id));
  return {
    before: { ...before, connections: Object.fromEntries(there) },
    after: readBindings(row.bindingsAfter),
    now: readBindings(row.bindings),
    runs: row.publishedSince === null ? undefined : readDocument(row.runs),
  };
}

export function viewBound(row: FlowUpgradeRow, known: Known): (BoundValue & Pick<Change, 'why'>)[] {
  const around = boundAround(row, known);
  if (around === undefined) return [];
  const documents = [row.draft, row.draftAfter ?? row.draft].map(readDocument);
  return boundSince(around).map((change) => {
    const said = (value: JsonValue | undefined): JsonValue => {
      if (value === undefined) return null;
      return change.kind === 'connections' ? (known.connections.get(String(value)) ?? null) : value;
    };
    return {
      ...change,
      names: namesOf(change, documents, known),
      now: said(valueAt(around.now, change)),
      before: said(valueAt(around.before, change)),
    };
  });
}

function namesOf({ kind, key }: Change, documents: readonly FlowDocument[], { catalog }: Known) {
  const alike = (name: string) => ({ en: name, zh: name });
  if (kind === 'parameters') {
    const declared = documents.flatMap(({ parameters }) => parameters).find((each) => each.key === key);
    return alike(declared?.label ?? key);
  }
  const step = documents.flatMap(({ steps }) => Object.values(steps)).find(({ id }) => id === key);
  if (step) return alike(step.title ?? step.key);
  return catalog.connector(key)?.names ?? alike(key);
}
