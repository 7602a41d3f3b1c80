import type { Problem } from '@flowbridge/flow';
import type { ProblemCount } from '../canvas/canvas-model.ts';

/** How many errors and warnings each step and trigger has, by its id. */
export function countProblems(problems: readonly Problem[]): ReadonlyMap<string, ProblemCount> {
  const counts = new Map<string, ProblemCount>();
  for (const problem of problems) {
    const id = problem.stepId ?? problem.triggerId;
    if (id === undefined) continue;
    const before = counts.get(id) ?? { errors: 0, warnings: 0 };
    counts.set(id, {
      errors: before.errors + (problem.severity === 'error' ? 1 : 0),
      warnings: before.warnings + (problem.severity === 'warning' ? 1 : 0),
    });
  }
  return counts;
}
