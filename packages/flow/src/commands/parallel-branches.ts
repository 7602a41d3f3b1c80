/** What the three branch commands have in common. */
import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { Branch, StepOf } from '../document/step.ts';
import { nameOf } from '../problem/readable-path.ts';
import { stepOf } from '../tree/lookup.ts';
import { type Refusal, refuse, stepUnknown } from './result.ts';

type Found = { ok: true; step: StepOf<'parallel'> } | Refusal;

export function parallelOf(document: FlowDocument, stepId: StepId): Found {
  const step = stepOf(document, stepId);
  if (step === undefined) return stepUnknown(stepId);
  if (step.kind === 'parallel') return { ok: true, step };
  const name = nameOf(step);
  return refuse('notParallel', `“${name}” has no branches.`, `“${name}”没有并行分支。`, { stepId });
}

export function withBranches(
  document: FlowDocument,
  step: StepOf<'parallel'>,
  branches: readonly Branch[],
): FlowDocument {
  const changed = { ...step, config: { ...step.config, branches: [...branches] } };
  return { ...document, steps: { ...document.steps, [step.id]: changed } };
}

export function branchUnknown(stepId: StepId, branchId: StepId): Refusal {
  const en = `There is no branch “${branchId}”.`;
  return refuse('branchUnknown', en, `没有并行分支“${branchId}”。`, { stepId });
}

export function noSuchPosition(stepId: StepId, index: number, count: number): Refusal {
  const en = `There is no position ${index + 1} among ${count} branches.`;
  return refuse('indexOutOfRange', en, `共有 ${count} 个并行分支，没有第 ${index + 1} 位。`, { stepId });
}
