import { nameOf } from '../../problem/readable-path.ts';
import { ancestors } from '../../tree/ancestors.ts';
import { type Finding, stepProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';

/** break and continue stand inside a loop, and no branch that runs at the same time as others is left by them. */
export const jumpsInPlace: Rule = (context) => {
  const { document } = context;
  return stepsOfKind(context, 'break', 'continue').flatMap((step) => {
    const around = ancestors(document, step.id).map((each) => each.step.kind);
    const loop = around.findIndex((kind) => kind === 'forEach' || kind === 'while');
    const parallel = around.indexOf('parallel');
    if (loop >= 0 && (parallel < 0 || loop < parallel)) return [];
    const finding = loop < 0 ? noLoop(nameOf(step)) : leavesBranch(nameOf(step));
    return [
      stepProblem(document, step, [], { ...finding, fix: { type: 'removeSteps', stepIds: [step.id] } }),
    ];
  });
};

function noLoop(name: string): Finding {
  return {
    code: 'breakOutsideLoop',
    severity: 'error',
    en: `“${name}” stands in no loop.`,
    zh: `“${name}”不在任何循环中。`,
  };
}

function leavesBranch(name: string): Finding {
  return {
    code: 'jumpLeavesBranch',
    severity: 'error',
    en: `“${name}” would leave a parallel branch while the others still run. Put it behind the parallel step.`,
    zh: `“${name}”会在其他并行分支仍在执行时跳出该分支。请将其放到并行步骤之后。`,
  };
}
