/** The variables of a flow and where they are set up. */
import type { FlowDocument } from '../document/document.ts';
import type { Step, StepOf } from '../document/step.ts';
import { type Viewpoint, type Visibility, visibilityOf } from '../tree/visibility.ts';

export type VariableStep = StepOf<
  'initVariable' | 'setVariable' | 'incrementVariable' | 'appendToArray' | 'appendToText'
>;

export function isVariableStep(step: Step): step is VariableStep {
  switch (step.kind) {
    case 'initVariable':
    case 'setVariable':
    case 'incrementVariable':
    case 'appendToArray':
    case 'appendToText':
      return true;
    default:
      return false;
  }
}

/** The steps that set up each variable. */
export function initsByName(steps: readonly Step[]): ReadonlyMap<string, StepOf<'initVariable'>[]> {
  const byName = new Map<string, StepOf<'initVariable'>[]>();
  for (const step of steps) {
    if (step.kind !== 'initVariable' || step.config.name === '') continue;
    const known = byName.get(step.config.name);
    if (known === undefined) byName.set(step.config.name, [step]);
    else known.push(step);
  }
  return byName;
}

const order: readonly Visibility[] = [
  'certain',
  'mayNotRun',
  'insideLoop',
  'sameTime',
  'otherBranch',
  'later',
  'enclosing',
  'itself',
];

/** How the nearest of a variable’s set-ups is seen; a variable set up inside a loop’s body lives for one turn only. */
export function bestVisibility(document: FlowDocument, from: Viewpoint, inits: readonly Step[]): Visibility {
  const seen = inits.map((init) => visibilityOf(document, from, init.id));
  return order.find((each) => seen.includes(each)) ?? 'later';
}
