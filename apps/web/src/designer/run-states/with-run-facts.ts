import { ancestors, type FlowDocument, type StepId, stepByKey } from '@flowbridge/flow';
import { lastStepKey } from '../../failure/last-step-key.ts';
import type { StepRunCounts } from '../canvas/run-colour.ts';
import { type JudgedRun, wentNoFurther } from './shown-state.ts';

const LEFT = { total: 1, succeeded: 0, failed: 0, unknown: 0, skipped: 1, running: 0, durationMs: 0 };

/** Counts per step with what only the run knows: which steps wait for something, and which the end of a test lies inside. */
export function withRunFacts(
  counts: readonly StepRunCounts[],
  run: JudgedRun | undefined,
  document: FlowDocument,
): readonly StepRunCounts[] {
  if (run === undefined) return counts;
  const waiting = new Set(
    run.waitsFor
      .filter((wait) => wait.kind !== 'decision')
      .map((wait) => stepByKey(document, lastStepKey(wait.path) ?? '')?.id),
  );
  const around = stoppedAround(counts, run, document);
  if (waiting.size === 0 && around.size === 0) return counts;
  // A loop that was left in its midst is in no count.
  const uncounted = [...around].filter((stepId) => counts.every((each) => each.stepId !== stepId));
  const known = [...counts, ...uncounted.map((stepId) => ({ ...LEFT, stepId }))];
  return known.map((each) => {
    const stepId = each.stepId as StepId;
    if (waiting.has(stepId)) return { ...each, waiting: true };
    return around.has(stepId) ? { ...each, stopped: true } : each;
  });
}

function stoppedAround(
  counts: readonly StepRunCounts[],
  run: JudgedRun,
  document: FlowDocument,
): ReadonlySet<StepId> {
  const until = run.test?.until;
  const reached = counts.some(({ stepId, total }) => stepId === until && total > 0);
  if (!until || !reached || !wentNoFurther(run) || document.steps[until as StepId] === undefined)
    return new Set();
  return new Set(ancestors(document, until as StepId).map(({ step }) => step.id));
}
