/** Which flows use a variable or a look-up table, and where in them. */
import { type FlowText, listFlowTexts } from '@flowbridge/db';
import {
  type FlowDocument,
  readablePath,
  settingsTemplateTexts,
  stepTemplateTexts,
  type TemplateText,
  triggerTemplateTexts,
} from '@flowbridge/flow';
import { expressionLanguage } from '../../catalog/expression-language.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { ValueUsage } from '../../contract/tenant-values.ts';
import type { ApiDeps } from '../../deps.ts';
import { readDocument } from '../read-document.ts';

export type SharedName = { variable: string } | { table: string };

/** Places of a document that are told; a person looks at the flow for more. */
const MOST_PLACES = 20;

export async function findUsages(
  deps: ApiDeps,
  { tenantId, of }: { tenantId: string; of: SharedName },
): Promise<ValueUsage[]> {
  const text = 'variable' in of ? of.variable : of.table;
  const flows = await listFlowTexts(deps.db, { tenantId, text });
  return flows.flatMap((flow) => usageIn(flow, of));
}

/** Refuses what would break flows, naming them. */
export function refuseIfUsed(usages: readonly ValueUsage[]): void {
  if (usages.length === 0) return;
  throw new Refusal('stillUsed', {
    message: `${usages.length} flows use it.`,
    hint: 'Change these flows first, or remove it all the same with evenIfUsed.',
    details: { flows: usages.slice(0, 20).map(({ flowId, flowName }) => ({ id: flowId, name: flowName })) },
  });
}

function usageIn({ id, name, draft, published }: FlowText, of: SharedName): ValueUsage[] {
  const inDraft = draft === null ? [] : placesIn(readDocument(draft), of);
  const inPublished = published === null ? [] : placesIn(readDocument(published), of);
  const places = inDraft.length > 0 ? inDraft : inPublished;
  if (places.length === 0) return [];
  return [
    {
      flowId: id,
      flowName: name,
      inDraft: inDraft.length > 0,
      inPublished: inPublished.length > 0,
      places: [...new Set(places)].slice(0, MOST_PLACES),
    },
  ];
}

function placesIn(document: FlowDocument, of: SharedName): string[] {
  const among = (texts: readonly TemplateText[], root: (string | number)[]) =>
    texts.filter(({ text }) => uses(text, of)).map(({ path }) => readablePath(document, [...root, ...path]));
  return [
    ...document.triggers.flatMap((trigger, at) => among(triggerTemplateTexts(trigger), ['triggers', at])),
    ...Object.values(document.steps).flatMap((step) => among(stepTemplateTexts(step), ['steps', step.id])),
    ...among(settingsTemplateTexts(document.settings), ['settings']),
  ];
}

function uses(text: string, of: SharedName): boolean {
  const { references, lookups = [] } = expressionLanguage.analyze(text);
  if ('table' in of) return lookups.some(({ table }) => table === of.table);
  return references.some(
    ({ root, path = [] }) => root === 'tenant' && path[0] === 'vars' && path[1] === of.variable,
  );
}
