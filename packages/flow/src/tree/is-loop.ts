import type { Step } from '../document/step.ts';

/** Whether a step repeats its body: inside it `loops.<key>` has a value, outside it nothing of the body is seen. */
export function isLoop(step: Step): boolean {
  return step.kind === 'forEach' || step.kind === 'while' || step.kind === 'datasetDeliver';
}
