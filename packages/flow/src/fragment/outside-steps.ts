import type { FlowDocument } from '../document/document.ts';
import type { StepKind } from '../document/step.ts';
import { analyze, type ExpressionLanguage } from '../references/expression-language.ts';
import { stepTemplateTexts } from '../references/template-texts.ts';
import { stepByKey } from '../tree/lookup.ts';
import type { Fragment } from './fragment.ts';

/** A step that copied steps read and that did not come along: by what it may be recognised where they are pasted. */
export type OutsideStep = { key: string; kind: StepKind; title?: string; action?: string };

/** The steps of the document that a fragment of it reads and does not hold. */
export function outsideSteps(
  document: FlowDocument,
  fragment: Fragment,
  language: ExpressionLanguage,
): OutsideStep[] {
  const inside = new Set(Object.values(fragment.steps).map((step) => step.key));
  const keys = Object.values(fragment.steps)
    .flatMap((step) => stepTemplateTexts(step))
    .flatMap(({ text }) => analyze(language, text).references)
    .flatMap(({ root, key }) => (key !== undefined && ROOTS.has(root) && !inside.has(key) ? [key] : []));
  return [...new Set(keys)].flatMap((key) => {
    const step = stepByKey(document, key);
    if (step === undefined) return [];
    const { kind, title } = step;
    const action = kind === 'action' ? `${step.config.connector}.${step.config.action}` : undefined;
    return [
      { key, kind, ...(title === undefined ? {} : { title }), ...(action === undefined ? {} : { action }) },
    ];
  });
}

const ROOTS: ReadonlySet<string> = new Set(['steps', 'loops', 'callbacks']);
