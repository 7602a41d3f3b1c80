import type { FlowDocument } from '../document/document.ts';
import type { StepId, TriggerId } from '../document/ids.ts';
import { type FieldPath, toPointer } from '../problem/field-path.ts';
import { analyze, type ExpressionLanguage, type KeyedRoot } from './expression-language.ts';
import {
  settingsTemplateTexts,
  stepTemplateTexts,
  type TemplateText,
  triggerTemplateTexts,
} from './template-texts.ts';

/** One text that refers to a key; without a step or trigger it stands in the flow's settings. */
export type Usage = {
  stepId?: StepId;
  triggerId?: TriggerId;
  path: FieldPath;
  /** JSON Pointer inside the step, trigger or settings. */
  field: string;
  text: string;
};

/** Every text that reads `<root>.<key>`, for "used in" lists and for asking before a delete. */
export function findUsages(
  document: FlowDocument,
  name: { root: KeyedRoot; key: string },
  language: ExpressionLanguage,
): Usage[] {
  const reads = ({ text }: TemplateText) =>
    text.includes(name.key) &&
    analyze(language, text).references.some((each) => each.root === name.root && each.key === name.key);
  const usage = ({ path, text }: TemplateText) => ({ path, field: toPointer(path), text });
  return [
    ...document.triggers.flatMap((trigger) =>
      triggerTemplateTexts(trigger)
        .filter(reads)
        .map((each) => ({ triggerId: trigger.id, ...usage(each) })),
    ),
    ...Object.values(document.steps).flatMap((step) =>
      stepTemplateTexts(step)
        .filter(reads)
        .map((each) => ({ stepId: step.id, ...usage(each) })),
    ),
    ...settingsTemplateTexts(document.settings).filter(reads).map(usage),
  ];
}

/** Every text outside the given steps that reads an output, loop or callback of one of them: what deleting them breaks. */
export function usagesOfSteps(
  document: FlowDocument,
  stepIds: ReadonlySet<StepId>,
  language: ExpressionLanguage,
): Usage[] {
  const keys = Object.values(document.steps)
    .filter((step) => stepIds.has(step.id))
    .map((step) => step.key);
  const usages = keys.flatMap((key) => [
    ...findUsages(document, { root: 'steps', key }, language),
    ...findUsages(document, { root: 'loops', key }, language),
    ...findUsages(document, { root: 'callbacks', key }, language),
  ]);
  return usages.filter(({ stepId }) => stepId === undefined || !stepIds.has(stepId));
}
