import { ancestors, type FlowDocument, isLoop, type StepOf } from '@flowbridge/flow';

/** Loops over a list that are not inside another loop: of their items a dry run of one record takes one. */
export function outerLoops(document: FlowDocument): StepOf<'forEach'>[] {
  return Object.values(document.steps).filter(
    (step): step is StepOf<'forEach'> =>
      step.kind === 'forEach' &&
      step.disabled !== true &&
      !ancestors(document, step.id).some((each) => isLoop(each.step)),
  );
}
