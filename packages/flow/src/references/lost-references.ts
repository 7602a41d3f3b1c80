/** Names that expressions read and that are not there: what pasted steps had around them where they came from. */
import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { type FieldPath, toPointer } from '../problem/field-path.ts';
import { ancestors } from '../tree/ancestors.ts';
import { isLoop } from '../tree/is-loop.ts';
import { stepByKey } from '../tree/lookup.ts';
import { analyze, type ExpressionLanguage, type KeyedRoot } from './expression-language.ts';
import { stepTemplateTexts, type TemplateText } from './template-texts.ts';
import { variableNames } from './variable-names.ts';

/** One text of a step that reads a lost name. */
export type LostPlace = {
  stepId: StepId;
  path: FieldPath;
  field: string;
  text: string;
  view?: TemplateText['view'];
};

export type LostReference = { root: KeyedRoot; key: string; places: LostPlace[] };

/** Every name that steps read in vain, in drawing order of the steps, with all places that read it. */
export function lostReferences(document: FlowDocument, language: ExpressionLanguage): LostReference[] {
  const found = new Map<string, LostReference>();
  const variables = variableNames(document);
  const parameters = new Set(document.parameters.map((each) => each.key));
  const isThere = (step: Step, root: KeyedRoot, key: string): boolean => {
    switch (root) {
      case 'steps':
      case 'callbacks':
        return stepByKey(document, key) !== undefined;
      case 'loops':
        return (
          step.key === key ||
          ancestors(document, step.id).some((each) => isLoop(each.step) && each.step.key === key)
        );
      case 'vars':
        return variables.has(key);
      case 'params':
        return parameters.has(key);
    }
  };
  for (const step of Object.values(document.steps)) {
    for (const place of stepTemplateTexts(step)) {
      for (const { root, key } of namesIn(place, language)) {
        if (isThere(step, root, key)) continue;
        const lost = found.get(`${root}.${key}`) ?? { root, key, places: [] };
        found.set(`${root}.${key}`, lost);
        const { path, text, view } = place;
        lost.places.push({
          stepId: step.id,
          path,
          field: toPointer(path),
          text,
          ...(view === undefined ? {} : { view }),
        });
      }
    }
  }
  return [...found.values()];
}

const ROOTS: ReadonlySet<string> = new Set<KeyedRoot>(['steps', 'loops', 'vars', 'params', 'callbacks']);

/** Each name once; the element at hand (`loops.row`) is nobody's name. */
function namesIn(
  { text, view }: TemplateText,
  language: ExpressionLanguage,
): { root: KeyedRoot; key: string }[] {
  const names = new Map<string, { root: KeyedRoot; key: string }>();
  const hasRow = view === 'mappingRow' || view === 'answerRow';
  for (const { root, key } of analyze(language, text).references) {
    if (key === undefined || !ROOTS.has(root)) continue;
    if (hasRow && root === 'loops' && key === 'row') continue;
    names.set(`${root}.${key}`, { root: root as KeyedRoot, key });
  }
  return [...names.values()];
}
