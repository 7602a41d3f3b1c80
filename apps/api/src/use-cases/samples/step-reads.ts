import { analyze, type FlowDocument, type Step, stepTemplateTexts } from '@flowbridge/flow';
import { expressionLanguage } from '../../catalog/expression-language.ts';
import type { SampleName } from './sample-name.ts';

/** What the expressions of these steps read of what lies outside them, each once, in the order of their forms. */
export function stepReads(document: FlowDocument, steps: readonly Step[]): SampleName[] {
  const inside = new Set(steps.map(({ key }) => key));
  const keys = new Set(Object.values(document.steps).map(({ key }) => key));
  const made = new Set(steps.flatMap((each) => (each.kind === 'initVariable' ? [each.config.name] : [])));
  const found = new Map<string, SampleName>();
  const add = (name: SampleName) => found.set(`${name.root}.${name.key ?? ''}`, name);
  for (const step of steps) {
    for (const name of writtenVariable(step)) if (!made.has(name)) add({ root: 'vars', key: name });
    for (const { text } of stepTemplateTexts(step)) {
      for (const { root, key } of analyze(expressionLanguage, text).references) {
        if (root === 'trigger' || root === 'error') add({ root });
        if (key === undefined) continue;
        if (root === 'vars' && !made.has(key)) add({ root, key });
        // `loops.row` of a mapping or list tool is the step's own.
        if ((root === 'steps' || root === 'loops') && keys.has(key) && !inside.has(key)) add({ root, key });
      }
    }
  }
  return [...found.values()];
}

/** A step that changes a variable needs it to have a value. */
function writtenVariable(step: Step): string[] {
  switch (step.kind) {
    case 'setVariable':
    case 'incrementVariable':
    case 'appendToArray':
    case 'appendToText':
      return [step.config.name];
    default:
      return [];
  }
}
