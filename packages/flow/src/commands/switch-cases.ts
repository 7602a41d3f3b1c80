/** What the three case commands have in common. */
import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { StepOf, SwitchCase } from '../document/step.ts';
import { nameOf } from '../problem/readable-path.ts';
import { stepOf } from '../tree/lookup.ts';
import { type Refusal, refuse, stepUnknown } from './result.ts';

type Found = { ok: true; step: StepOf<'switch'> } | Refusal;

export function switchOf(document: FlowDocument, stepId: StepId): Found {
  const step = stepOf(document, stepId);
  if (step === undefined) return stepUnknown(stepId);
  if (step.kind === 'switch') return { ok: true, step };
  const name = nameOf(step);
  return refuse('notASwitch', `“${name}” has no cases.`, `“${name}”没有分支。`, { stepId });
}

export function withCases(
  document: FlowDocument,
  step: StepOf<'switch'>,
  cases: readonly SwitchCase[],
): FlowDocument {
  const changed = { ...step, config: { ...step.config, cases: [...cases] } };
  return { ...document, steps: { ...document.steps, [step.id]: changed } };
}

export function caseUnknown(stepId: StepId, caseId: StepId): Refusal {
  return refuse('caseUnknown', `There is no case “${caseId}”.`, `没有分支“${caseId}”。`, { stepId });
}
