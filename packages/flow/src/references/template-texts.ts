import type { FlowSettings } from '../document/document.ts';
import type { Step } from '../document/step.ts';
import type { Trigger } from '../document/trigger.ts';
import type { Template } from '../document/values.ts';
import type { FieldPath } from '../problem/field-path.ts';
import { mayHoldExpression } from './expression-language.ts';
import type { TemplatePlace } from './template-place.ts';
import { settingsTemplates, stepTemplates, triggerTemplates } from './template-places.ts';

/** One text with at least one `{{`, and where it stands. */
export type TemplateText = { path: FieldPath; text: string; view?: TemplatePlace['view'] };

const ofSteps = new WeakMap<Step, readonly TemplateText[]>();

/** Every text of a step that may hold an expression; made once per step object, which is never changed in place. */
export function stepTemplateTexts(step: Step): readonly TemplateText[] {
  const known = ofSteps.get(step);
  if (known !== undefined) return known;
  const texts = stepTemplates(step).flatMap(textsIn);
  ofSteps.set(step, texts);
  return texts;
}

/** Every text of a trigger that may hold an expression. */
export function triggerTemplateTexts(trigger: Trigger): readonly TemplateText[] {
  return triggerTemplates(trigger).flatMap(textsIn);
}

/** Every text of the flow's settings that may hold an expression. */
export function settingsTemplateTexts(settings: FlowSettings | undefined): readonly TemplateText[] {
  return settings === undefined ? [] : settingsTemplates(settings).flatMap(textsIn);
}

function textsIn(place: TemplatePlace): TemplateText[] {
  const { value, path, view } = place;
  if (typeof value === 'string') {
    return mayHoldExpression(value) ? [{ path, text: value, ...(view === undefined ? {} : { view }) }] : [];
  }
  return children(value).flatMap(([part, child]) =>
    textsIn({ value: child, path: [...path, part], ...(view === undefined ? {} : { view }) }),
  );
}

function children(value: Template): [string | number, Template][] {
  if (typeof value !== 'object' || value === null) return [];
  return Array.isArray(value) ? value.map((child, at) => [at, child]) : Object.entries(value);
}
