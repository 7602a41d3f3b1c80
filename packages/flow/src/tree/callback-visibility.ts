import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { ancestors } from './ancestors.ts';
import { visibilityOf } from './visibility.ts';

export type CallbackVisibility =
  /** The run will come to the wait, or may: its address can be handed out. */
  | 'waitedFor'
  /** The step waits for no call. */
  | 'noCallback'
  /** The wait has ended by then, or is in a branch that does not run when this one does. */
  | 'notWaitedFor'
  /** The wait is inside a loop that does not surround the place: each turn has an address of its own. */
  | 'insideLoop';

/** How `callbacks.<key of target>` is seen from a step: an address exists before its wait is reached. */
export function callbackVisibility(document: FlowDocument, from: StepId, target: Step): CallbackVisibility {
  if (target.kind !== 'wait' || target.config.mode !== 'callback') return 'noCallback';
  const around = loopsAround(document, from);
  if (!loopsAround(document, target.id).every((loop) => around.includes(loop))) return 'insideLoop';
  const seen = visibilityOf(document, { stepId: from }, target.id);
  return seen === 'later' || seen === 'itself' || seen === 'sameTime' ? 'waitedFor' : 'notWaitedFor';
}

function loopsAround(document: FlowDocument, stepId: StepId): StepId[] {
  return ancestors(document, stepId)
    .filter(({ step }) => step.kind === 'forEach' || step.kind === 'while')
    .map(({ step }) => step.id);
}
