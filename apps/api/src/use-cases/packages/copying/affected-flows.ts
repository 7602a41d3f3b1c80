/** Which flows of the tenant a change of an item concerns: those that use a part, those that were made of a flow of the copy. */
import { listFlowsHolding, listFlowsMadeOf } from '@flowbridge/db';
import { type CopyItem, type PartKindName, partKind } from '@flowbridge/templates';
import { expressionLanguage } from '../../../catalog/expression-language.ts';
import type { ApiDeps } from '../../../deps.ts';
import { readDocument } from '../../read-document.ts';

export type AffectedFlow = { id: string; name: string };

/** By `kind key`, the key being that in the tenant; items the tenant has none of concern nobody. */
export async function affectedFlows(
  deps: ApiDeps,
  given: { tenantId: string; items: readonly CopyItem[]; copyId: string | undefined },
): Promise<Map<string, AffectedFlow[]>> {
  const { tenantId, items, copyId } = given;
  const client = deps.db.pool;
  const affected = new Map<string, AffectedFlow[]>();
  const add = (identity: string, flow: AffectedFlow) =>
    affected.set(identity, [...(affected.get(identity) ?? []), flow]);
  const met = items.filter(({ state }) => state !== 'new' && state !== 'same');
  if (copyId !== undefined && met.some(({ kind }) => kind === 'flow')) {
    for (const { id, name, flowKey } of await listFlowsMadeOf(client, { tenantId, templateId: copyId })) {
      add(`flow ${flowKey}`, { id, name });
    }
  }
  const wanted = met.flatMap(({ kind, key }) => (kind === 'flow' ? [] : [{ kind, key }]));
  const kinds = [...new Set(wanted.map(({ kind }) => kind))];
  const flows = await listFlowsHolding(client, { tenantId, texts: wanted.map(({ key }) => key) });
  for (const { id, name, draft, published } of flows) {
    for (const kind of kinds) {
      for (const key of keysIn(kind, [draft, published])) add(`${kind} ${key}`, { id, name });
    }
  }
  return affected;
}

function keysIn(kind: PartKindName, documents: readonly unknown[]): Set<string> {
  return new Set(
    documents.flatMap((document) =>
      document === null ? [] : partKind(kind).keysIn(readDocument(document), expressionLanguage),
    ),
  );
}
