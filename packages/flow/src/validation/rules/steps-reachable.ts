import { nameOf } from '../../problem/readable-path.ts';
import { stepOf, stepsInLane } from '../../tree/lookup.ts';
import { parentOf } from '../../tree/place-index.ts';
import { stepProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';

/** Nothing stands behind a step that never goes on. */
export const stepsReachable: Rule = (context) => {
  const { document } = context;
  return stepsOfKind(context, 'break', 'continue', 'terminate').flatMap((jump) => {
    const parent = parentOf(document, jump.id);
    if (parent === undefined) return [];
    const behind = (stepsInLane(document, parent.lane) ?? []).slice(parent.index + 1);
    const first = behind
      .map((id) => stepOf(document, id))
      .find((step) => step !== undefined && !step.disabled);
    if (first === undefined) return [];
    return [
      stepProblem(document, first, [], {
        code: 'unreachableStep',
        severity: 'warning',
        en: `“${nameOf(first)}” is never reached: “${nameOf(jump)}” before it never goes on.`,
        zh: `“${nameOf(first)}”永远不会执行：其前面的“${nameOf(jump)}”不会继续往下走。`,
      }),
    ];
  });
};
