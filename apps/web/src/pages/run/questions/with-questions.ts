import type { FlowDocument } from '@flowbridge/flow';
import type { StepRunCounts } from '../../../designer/canvas/run-colour.ts';
import { type Question, questionsByStep } from './questions-of.ts';

const UNCOUNTED = { total: 1, succeeded: 0, failed: 0, unknown: 0, skipped: 0, running: 0, durationMs: 0 };

/** Counts per step with what each is asked about: how many are open and answered, and whether the next one is among them. */
export function withQuestions(
  counts: readonly StepRunCounts[],
  { questions, next }: { questions: readonly Question[]; next: Question | undefined },
  document: FlowDocument,
): readonly StepRunCounts[] {
  if (questions.length === 0) return counts;
  const byStep = questionsByStep(questions, document);
  // Of a step whose only executions are in the air, a run with loops has no count.
  const uncounted = [...byStep.keys()].filter((id) => counts.every(({ stepId }) => stepId !== id));
  const asked = new Map<string, Question[]>(byStep);
  return [...counts, ...uncounted.map((stepId) => ({ ...UNCOUNTED, stepId }))].map((each) => {
    const own = asked.get(each.stepId);
    if (own === undefined) return each;
    const open = own.filter(({ answer }) => answer === undefined).length;
    const isNext = own.some(({ path }) => path === next?.path);
    return { ...each, asks: { open, answered: own.length - open, isNext } };
  });
}
