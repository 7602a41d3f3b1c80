import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { type Viewpoint, visibilityOf } from './visibility.ts';
import { walkSteps } from './walk-steps.ts';

export type StepBefore = {
  step: Step;
  /** `mayNotRun`: stands in an earlier branch and gives nothing when that was not taken. */
  certainty: 'certain' | 'mayNotRun';
};

/** The steps whose outputs a step may refer to, in drawing order. */
export function stepsBefore(document: FlowDocument, from: StepId | Viewpoint): StepBefore[] {
  const viewpoint = typeof from === 'string' ? { stepId: from } : from;
  const found: StepBefore[] = [];
  for (const { step } of walkSteps(document)) {
    const certainty = visibilityOf(document, viewpoint, step.id);
    if (certainty === 'certain' || certainty === 'mayNotRun') found.push({ step, certainty });
  }
  return found;
}
