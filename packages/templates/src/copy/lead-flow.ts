/** Flows of a package under other keys, calling and using what is at home. */
import type { ExpressionLanguage, FlowDocument } from '@flowbridge/flow';
import { leadCalls } from '../package/calls-of.ts';
import { hashContent } from '../package/hash-content.ts';
import type { PackageFlow } from '../package/package-content.ts';
import { partKind, partKindNames } from '../parts/part-kinds.ts';
import type { ItemKind } from './copy-item.ts';

/** The key at home of what has `packageKey` in the package. */
export type KeyAtHome = (kind: ItemKind, packageKey: string) => string;

/** The flow with its calls, and the parts it uses, led to their keys at home; its own key as well. */
export function leadFlow(flow: PackageFlow, at: KeyAtHome, language: ExpressionLanguage): PackageFlow {
  const lead = (document: FlowDocument) =>
    partKindNames.reduce(
      (led, kind) => partKind(kind).lead(led, (key) => at(kind, key), language),
      leadCalls(document, (key) => at('flow', key)),
    );
  const head = { key: at('flow', flow.key), names: flow.names };
  if ('document' in flow) return { ...head, document: lead(flow.document) };
  return { ...head, documents: { en: lead(flow.documents.en), zh: lead(flow.documents.zh) } };
}

/** By which two flows are the same, whatever key and name they have: a copy made of the tenant's flows has their names. */
export function hashFlow({ key: _, names: __, ...drawn }: PackageFlow): string {
  return hashContent(drawn);
}
