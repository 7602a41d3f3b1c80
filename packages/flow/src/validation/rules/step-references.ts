import type { FlowDocument } from '../../document/document.ts';
import type { Step } from '../../document/step.ts';
import { nameOf } from '../../problem/readable-path.ts';
import { stepByKey, stepsByKey } from '../../tree/lookup.ts';
import { type Viewpoint, type Visibility, visibilityOf } from '../../tree/visibility.ts';
import { closestKey } from '../closest-key.ts';
import { fixText } from '../fix-text.ts';
import { type Finding, spanOf, textProblem } from '../report.ts';
import type { LocatedText, Rule, RuleContext } from '../rule.ts';
import { viewpointOf } from '../viewpoint-of.ts';

/** `steps.<key>` names a step that has run by then. */
export const stepReferences: Rule = (context) => {
  const running = new Set(context.steps.map((step) => step.id));
  return context.texts.flatMap((text) => {
    if (!('step' in text.owner)) return [];
    const from = viewpointOf(text.owner.step, text.place);
    return keysOf(text).flatMap((key) => {
      const target = stepByKey(context.document, key);
      const finding =
        target === undefined
          ? unknownStep(context, text, key)
          : running.has(target.id)
            ? seen(target, visibilityOf(context.document, from, target.id))
            : disabled(context.document, from, target);
      return finding === undefined
        ? []
        : [textProblem(context.document, text, { ...finding, span: spanOf(text, 'steps', key) })];
    });
  });
};

function keysOf({ analysis }: LocatedText): string[] {
  const keys = analysis.references.flatMap(({ root, key }) =>
    root === 'steps' && key !== undefined ? [key] : [],
  );
  return [...new Set(keys)];
}

function unknownStep({ document, language }: RuleContext, text: LocatedText, key: string): Finding {
  const meant = closestKey(key, stepsByKey(document).keys());
  const fixed =
    meant === undefined
      ? undefined
      : language.rename(text.place.text, { root: 'steps', from: key, to: meant });
  return {
    code: 'unknownStepKey',
    severity: 'error',
    en: `There is no step “${key}” in this flow.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`,
    zh: `流程中没有步骤“${key}”。${meant === undefined ? '' : `是否指“${meant}”？`}`,
    fix: fixed === undefined ? undefined : fixText(text, fixed),
  };
}

function disabled(document: FlowDocument, from: Viewpoint, target: Step): Finding | undefined {
  const finding = seen(target, visibilityOf(document, from, target.id));
  if (finding?.severity === 'error') return finding;
  const name = nameOf(target);
  return {
    code: 'disabledStep',
    severity: 'warning',
    en: `“${name}” is disabled and gives nothing.`,
    zh: `“${name}”已停用，没有输出。`,
  };
}

function seen(target: Step, visibility: Visibility): Finding | undefined {
  const name = nameOf(target);
  const error = (code: Finding['code'], en: string, zh: string): Finding => ({
    code,
    severity: 'error',
    en,
    zh,
  });
  switch (visibility) {
    case 'certain':
      return undefined;
    case 'mayNotRun':
      return {
        code: 'mayNotRun',
        severity: 'warning',
        en: `“${name}” stands in a branch that may not run; it then gives nothing.`,
        zh: `“${name}”位于可能不执行的分支中，未执行时没有输出。`,
      };
    case 'later':
      return error('laterStep', `“${name}” runs later than this step.`, `“${name}”在此步骤之后才执行。`);
    case 'insideLoop':
      return error(
        'insideLoop',
        `“${name}” is inside a loop and cannot be seen from outside. Use the loop’s collected items or a variable.`,
        `“${name}”在循环内部，循环外无法引用。请使用循环的收集结果或变量。`,
      );
    case 'otherBranch':
      return error(
        'otherBranch',
        `“${name}” is in another branch, which does not run when this one does.`,
        `“${name}”在另一分支中，与当前分支不会同时执行。`,
      );
    case 'sameTime':
      return error(
        'otherBranch',
        `“${name}” is in another parallel branch and runs at the same time. Use it after the parallel step.`,
        `“${name}”在另一并行分支中，与此步骤同时执行。请在并行步骤之后引用。`,
      );
    case 'enclosing':
    case 'itself':
      return error(
        'enclosingStep',
        `“${name}” has no output yet here: it is still running.`,
        `“${name}”此时仍在执行，尚无输出。`,
      );
  }
}
