import type { FlowDocument } from '../document/document.ts';
import type { StepOf } from '../document/step.ts';
import { activeSteps } from './active-steps.ts';
import { ancestors } from './ancestors.ts';
import { isLoop } from './is-loop.ts';

/**
 * Loops over a list that are not inside another loop, in drawing order: of their items a dry run of one record takes one. None that
 * is disabled, or inside what is.
 */
export function outerLoops(document: FlowDocument): StepOf<'forEach'>[] {
  return activeSteps(document).filter(
    (step): step is StepOf<'forEach'> =>
      step.kind === 'forEach' && !ancestors(document, step.id).some((each) => isLoop(each.step)),
  );
}
