/** The look-up tables a document names in its expressions: which they are, and leading the document to others. */
import type { FlowDocument, FlowSettings } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import type { Trigger } from '../document/trigger.ts';
import { documentTemplateTexts } from './document-texts.ts';
import { analyze, type ExpressionLanguage } from './expression-language.ts';
import { setAt } from './set-at.ts';
import {
  settingsTemplateTexts,
  stepTemplateTexts,
  type TemplateText,
  triggerTemplateTexts,
} from './template-texts.ts';

/** Names of the tables a document looks into, each once, as far as they are written out. */
export function lookupTablesIn(document: FlowDocument, language: ExpressionLanguage): string[] {
  const names = documentTemplateTexts(document).flatMap(({ text }) =>
    (analyze(language, text).lookups ?? []).map(({ table }) => table),
  );
  return [...new Set(names)];
}

/**
 * The document looking into the tables `target` says; what it answers undefined for stays. Parts that name none stay the same
 * object. Names hold no quotes, so each keeps the quotes it was written in.
 */
export function leadLookups(
  document: FlowDocument,
  target: (table: string) => string | undefined,
  language: ExpressionLanguage,
): FlowDocument {
  const led = <Owner extends Step | Trigger | FlowSettings>(
    owner: Owner,
    texts: readonly TemplateText[],
  ): Owner => {
    let changed: unknown = owner;
    for (const { path, text } of texts) {
      const other = leadText(text, target, language);
      if (other !== text) changed = setAt(changed, path, other);
    }
    // Only texts inside were replaced by texts.
    return changed as Owner;
  };
  const steps: [StepId, Step][] = Object.values(document.steps).map((step) => [
    step.id,
    led(step, stepTemplateTexts(step)),
  ]);
  const { settings } = document;
  return {
    ...document,
    ...(settings === undefined ? {} : { settings: led(settings, settingsTemplateTexts(settings)) }),
    steps: Object.fromEntries(steps),
    triggers: document.triggers.map((trigger) => led(trigger, triggerTemplateTexts(trigger))),
  };
}

function leadText(
  text: string,
  target: (table: string) => string | undefined,
  language: ExpressionLanguage,
): string {
  const calls = [...(analyze(language, text).lookups ?? [])].sort(
    (one, other) => (other.start ?? 0) - (one.start ?? 0),
  );
  let led = text;
  // From the end, so that the offsets before stay right.
  for (const { table, start, end } of calls) {
    const name = target(table);
    if (name === undefined || name === table || start === undefined || end === undefined) continue;
    const quote = text.charAt(start);
    led = `${led.slice(0, start)}${quote}${name}${quote}${led.slice(end)}`;
  }
  return led;
}
