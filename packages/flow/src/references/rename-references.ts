/** Rewrites references after a key has changed, keeping every part that holds none as the same object. */
import type { FlowDocument, FlowSettings } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import type { Trigger } from '../document/trigger.ts';
import { analyze, type ExpressionLanguage, type ReferenceChange } from './expression-language.ts';
import { setAt } from './set-at.ts';
import {
  settingsTemplateTexts,
  stepTemplateTexts,
  type TemplateText,
  triggerTemplateTexts,
} from './template-texts.ts';

/** The step with its templates rewritten; the same object when nothing in it refers to the old key. */
export function renameInStep(
  step: Step,
  changes: readonly ReferenceChange[],
  language: ExpressionLanguage,
): Step {
  return renameIn(step, stepTemplateTexts(step), changes, language);
}

/** The trigger with its templates rewritten; the same object when nothing in it refers to the old key. */
export function renameInTrigger(
  trigger: Trigger,
  changes: readonly ReferenceChange[],
  language: ExpressionLanguage,
): Trigger {
  return renameIn(trigger, triggerTemplateTexts(trigger), changes, language);
}

/** The whole document with references rewritten. */
export function renameInDocument(
  document: FlowDocument,
  changes: readonly ReferenceChange[],
  language: ExpressionLanguage,
): FlowDocument {
  const changed: [StepId, Step][] = [];
  for (const step of Object.values(document.steps)) {
    const renamed = renameInStep(step, changes, language);
    if (renamed !== step) changed.push([step.id, renamed]);
  }
  const triggers = document.triggers.map((trigger) => renameInTrigger(trigger, changes, language));
  const sameTriggers = triggers.every((trigger, at) => trigger === document.triggers[at]);
  const { settings } = document;
  return {
    ...document,
    ...(settings === undefined ? {} : { settings: renameInSettings(settings, changes, language) }),
    steps: changed.length === 0 ? document.steps : { ...document.steps, ...Object.fromEntries(changed) },
    triggers: sameTriggers ? document.triggers : triggers,
  };
}

function renameInSettings(
  settings: FlowSettings,
  changes: readonly ReferenceChange[],
  language: ExpressionLanguage,
): FlowSettings {
  return renameIn(settings, settingsTemplateTexts(settings), changes, language);
}

function renameIn<T extends Step | Trigger | FlowSettings>(
  owner: T,
  texts: readonly TemplateText[],
  changes: readonly ReferenceChange[],
  language: ExpressionLanguage,
): T {
  let changed: unknown = owner;
  for (const place of texts) {
    let text = place.text;
    for (const change of changes) {
      if (refersTo(text, place, change, language)) text = language.rename(text, change);
    }
    if (text !== place.text) changed = setAt(changed, place.path, text);
  }
  return changed as T;
}

/** Where there is an element at hand, `loops.row` is that, whatever loop is called so. */
function refersTo(
  text: string,
  place: TemplateText,
  { root, from }: ReferenceChange,
  language: ExpressionLanguage,
): boolean {
  const hasRow = place.view === 'mappingRow' || place.view === 'answerRow';
  if (hasRow && root === 'loops' && from === 'row') return false;
  if (!text.includes(from)) return false;
  return analyze(language, text).references.some((each) => each.root === root && each.key === from);
}
