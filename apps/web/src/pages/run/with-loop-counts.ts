import type { Step } from '@flowbridge/flow';
import type { StepRunCounts } from '../../designer/canvas/run-colour.ts';
import { lastStepKey } from '../../failure/last-step-key.ts';
import type { RunDetail } from './run-view.ts';

type LoopCounts = { total: number; succeeded: number; failed: number };

/**
 * Counts per step with those of a loop being its items, which is what people ask of a loop: how many, how many failed.
 * A loop inside another is counted over all items of the outer one. A loop the journal has not closed yet is running.
 */
export function withLoopCounts(
  summary: readonly StepRunCounts[],
  loops: RunDetail['counts']['loops'],
  steps: Readonly<Record<string, Step>>,
  live: boolean,
): StepRunCounts[] {
  const items = new Map<string, LoopCounts>();
  for (const { path, total, succeeded, failed } of loops) {
    const key = lastStepKey(path);
    if (key === undefined) continue;
    const before = items.get(key);
    items.set(key, {
      total: (before?.total ?? 0) + total,
      succeeded: (before?.succeeded ?? 0) + succeeded,
      failed: (before?.failed ?? 0) + failed,
    });
  }
  const merged = new Map(summary.map((each) => [each.stepId, each]));
  for (const step of Object.values(steps)) {
    const counted = items.get(step.key);
    if (counted === undefined || counted.total === 0) continue;
    const known = merged.get(step.id);
    const open = { stepId: step.id, skipped: 0, unknown: 0, running: live ? 1 : 0, durationMs: 0 };
    merged.set(step.id, { ...(known ?? open), ...counted });
  }
  return [...merged.values()];
}
