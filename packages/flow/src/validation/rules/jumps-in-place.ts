import { nameOf } from '../../problem/readable-path.ts';
import { ancestors } from '../../tree/ancestors.ts';
import { stepProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';

/** break and continue stand inside a loop. */
export const jumpsInPlace: Rule = (context) => {
  const { document } = context;
  return stepsOfKind(context, 'break', 'continue')
    .filter(
      ({ id }) =>
        !ancestors(document, id).some(({ step }) => step.kind === 'forEach' || step.kind === 'while'),
    )
    .map((step) =>
      stepProblem(document, step, [], {
        code: 'breakOutsideLoop',
        severity: 'error',
        en: `“${nameOf(step)}” stands in no loop.`,
        zh: `“${nameOf(step)}”不在任何循环中。`,
        fix: { type: 'removeSteps', stepIds: [step.id] },
      }),
    );
};
