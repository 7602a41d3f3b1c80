import { nameOf } from '../../problem/readable-path.ts';
import { stepProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';

const main = /\bfunction\s*\*?\s*main\s*\(|\b(?:const|let|var)\s+main\s*=/;

/** A code step defines the function that is called. */
export const codeHasMain: Rule = (context) => {
  const { document } = context;
  return stepsOfKind(context, 'code')
    .filter((step) => !main.test(step.config.code))
    .map((step) =>
      stepProblem(document, step, ['config', 'code'], {
        code: 'codeWithoutMain',
        severity: 'error',
        en: `The code of “${nameOf(step)}” must define function main(input, { log }).`,
        zh: `“${nameOf(step)}”的代码必须定义 function main(input, { log })。`,
      }),
    );
};
