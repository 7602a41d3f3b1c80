import type { Problem } from '../../problem/problem.ts';
import { nameOf } from '../../problem/readable-path.ts';
import { mayHoldExpression } from '../../references/expression-language.ts';
import { ancestors } from '../../tree/ancestors.ts';
import { visibilityOf } from '../../tree/visibility.ts';
import { isBlank } from '../blank.ts';
import { stepProblem } from '../report.ts';
import { type Rule, type RuleContext, stepsOfKind } from '../rule.ts';

/** More answers than this are not compared with each other. */
const MOST_COMPARED = 200;

/** respond stands where somebody waits, answers once, and says a status and, for a redirect, where to. */
export const respondInPlace: Rule = (context) => {
  const { document } = context;
  const responds = stepsOfKind(context, 'respond');
  const problems: Problem[] = [];
  const waits = somebodyWaits(context);
  responds.forEach((step, at) => {
    const name = nameOf(step);
    if (!waits) problems.push(stepProblem(document, step, [], nobodyWaits(context, name)));
    const earlier = responds.slice(0, Math.min(at, MOST_COMPARED));
    const answered = earlier.find(
      (each) => visibilityOf(document, { stepId: step.id }, each.id) === 'certain',
    );
    if (answered !== undefined) {
      const en = `The caller was answered by “${nameOf(answered)}” already.`;
      const zh = `“${nameOf(answered)}”已经响应过调用方。`;
      problems.push(stepProblem(document, step, [], { code: 'respondTwice', severity: 'error', en, zh }));
    } else if (ancestors(document, step.id).some((each) => each.step.kind === 'forEach')) {
      const en = `“${name}” is in a loop: from the second turn on the caller is answered already.`;
      const zh = `“${name}”在循环中：从第二次起调用方已经得到响应。`;
      problems.push(stepProblem(document, step, [], { code: 'respondTwice', severity: 'warning', en, zh }));
    }
    const rival = earlier.find((each) => visibilityOf(document, { stepId: step.id }, each.id) === 'sameTime');
    if (rival !== undefined) {
      const en = `“${nameOf(rival)}” answers in another parallel branch: whichever comes second fails.`;
      const zh = `“${nameOf(rival)}”在另一并行分支中响应：后执行的一个会失败。`;
      problems.push(stepProblem(document, step, [], { code: 'respondTwice', severity: 'warning', en, zh }));
    }
    const { status, bodyType, body } = step.config;
    if (typeof status === 'string' && !isStatus(status)) {
      const en = `“${status}” is no HTTP status (100–599).`;
      const zh = `“${status}”不是有效的 HTTP 状态码（100–599）。`;
      problems.push(
        stepProblem(document, step, ['config', 'status'], {
          code: 'statusInvalid',
          severity: 'error',
          en,
          zh,
        }),
      );
    }
    if (bodyType === 'redirect' && isBlank(body)) {
      const en = 'Say where to redirect.';
      const zh = '请填写重定向地址。';
      problems.push(
        stepProblem(document, step, ['config', 'body'], {
          code: 'requiredMissing',
          severity: 'error',
          en,
          zh,
        }),
      );
    }
  });
  return problems;
};

/** A sync HTTP call waits, and so does whoever starts a manual trigger over REST or from another flow. */
function somebodyWaits({ document }: RuleContext): boolean {
  return document.triggers.some(
    (trigger) => trigger.kind === 'manual' || (trigger.kind === 'http' && trigger.config.answer === 'sync'),
  );
}

function nobodyWaits({ document }: RuleContext, name: string) {
  const http = document.triggers.find((trigger) => trigger.kind === 'http');
  const finding = {
    code: 'respondWithoutCaller',
    severity: 'error',
    en: `Nobody waits for the answer of “${name}”: no trigger of this flow has a waiting caller.`,
    zh: `没有调用方在等待“${name}”的响应：流程没有同步响应的触发器。`,
  } as const;
  if (http === undefined) return finding;
  const change = { config: { ...http.config, answer: 'sync' } };
  return { ...finding, fix: { type: 'changeTrigger', triggerId: http.id, change } } as const;
}

function isStatus(status: string): boolean {
  return mayHoldExpression(status) || /^\s*[1-5]\d\d\s*$/.test(status);
}
