import { nameOf } from '../../problem/readable-path.ts';
import { ancestors } from '../../tree/ancestors.ts';
import { stepProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';

/** No break or continue leaves a batch half delivered: nobody could say what became of its records. */
export const batchesWhole: Rule = (context) => {
  const { document } = context;
  return stepsOfKind(context, 'break', 'continue')
    .filter(({ id }) => {
      const kinds = ancestors(document, id).map(({ step }) => step.kind);
      const delivery = kinds.indexOf('datasetDeliver');
      const loop = kinds.findIndex((kind) => kind === 'forEach' || kind === 'while');
      // Without any loop around, the jump is refused for that.
      return delivery >= 0 && loop > delivery;
    })
    .map((step) =>
      stepProblem(document, step, [], {
        code: 'jumpLeavesBatch',
        severity: 'error',
        en: `“${nameOf(step)}” would leave a batch half delivered. Say in the delivery’s results which records failed.`,
        zh: `“${nameOf(step)}”会中途离开交付批次。请在交付步骤的结果中说明哪些记录失败。`,
        fix: { type: 'removeSteps', stepIds: [step.id] },
      }),
    );
};
