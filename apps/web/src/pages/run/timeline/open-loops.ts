import { type FlowDocument, stepByKey } from '@flowbridge/flow';
import { lastStepKey } from '../../../failure/last-step-key.ts';
import type { RunDetail, StepRunItem } from '../run-view.ts';
import { parentPath } from '../step-path.ts';

/**
 * The loops of a lane that go on right now. The journal records a loop when it ends; until then its progress is all there is,
 * and its items must be reachable all the same. It began when the last record before it ended.
 */
export function openLoops(
  lane: string,
  recorded: readonly StepRunItem[],
  loops: RunDetail['counts']['loops'],
  document: FlowDocument,
  runStartMs: number,
): StepRunItem[] {
  const known = new Set(recorded.map((item) => item.path));
  const startedAtMs = Math.max(runStartMs, ...recorded.map((item) => item.startedAtMs + item.durationMs));
  return loops.flatMap(({ path }) => {
    const step =
      parentPath(path) === lane && !known.has(path)
        ? stepByKey(document, lastStepKey(path) ?? '')
        : undefined;
    if (step === undefined) return [];
    return [
      {
        path,
        stepId: step.id,
        sequence: Number.MAX_SAFE_INTEGER,
        state: 'started' as const,
        startedAtMs,
        durationMs: 0,
        tryNumber: 1,
        error: null,
      },
    ];
  });
}
