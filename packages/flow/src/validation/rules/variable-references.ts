import { ROOT_LANE } from '../../document/ids.ts';
import { newStep } from '../../document/new-step.ts';
import type { StepOf } from '../../document/step.ts';
import type { Problem } from '../../problem/problem.ts';
import { uniqueKey } from '../../tree/unique-key.ts';
import type { Viewpoint } from '../../tree/visibility.ts';
import { closestKey } from '../closest-key.ts';
import { freeStepId } from '../free-step-id.ts';
import { type Finding, spanOf, stepProblem, textProblem } from '../report.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { bestVisibility, initsByName, isVariableStep } from '../variables.ts';
import { viewpointOf } from '../viewpoint-of.ts';

type Inits = ReadonlyMap<string, StepOf<'initVariable'>[]>;

/** A variable is set up before it is read or changed, by name. */
export const variableReferences: Rule = (context) => {
  const { document, steps, texts } = context;
  const inits = initsByName(steps);
  const problems: Problem[] = [];
  for (const step of steps) {
    if (!isVariableStep(step)) continue;
    const { name } = step.config;
    if (name === '') problems.push(stepProblem(document, step, ['config', 'name'], nameMissing));
    else if (step.kind !== 'initVariable') {
      const finding = unset(context, inits, { stepId: step.id }, name);
      if (finding !== undefined) problems.push(stepProblem(document, step, ['config', 'name'], finding));
    }
  }
  for (const text of texts) {
    if (!('step' in text.owner)) continue;
    const from = viewpointOf(text.owner.step, text.place);
    const names = text.analysis.references.flatMap(({ root, key }) =>
      root === 'vars' && key !== undefined ? [key] : [],
    );
    for (const name of new Set(names)) {
      const finding = unset(context, inits, from, name);
      if (finding !== undefined)
        problems.push(textProblem(document, text, { ...finding, span: spanOf(text, 'vars', name) }));
    }
  }
  return problems;
};

const nameMissing: Finding = {
  code: 'variableNameMissing',
  severity: 'error',
  en: 'Choose a variable.',
  zh: '请选择变量。',
};

function unset(context: RuleContext, inits: Inits, from: Viewpoint, name: string): Finding | undefined {
  const known = inits.get(name);
  if (known === undefined) return unknownVariable(context, inits, name);
  const error = (en: string, zh: string): Finding => ({
    code: 'variableBeforeInit',
    severity: 'error',
    en,
    zh,
  });
  switch (bestVisibility(context.document, from, known)) {
    case 'certain':
      return undefined;
    case 'mayNotRun':
      return {
        code: 'variableMayNotBeSet',
        severity: 'warning',
        en: `The variable “${name}” is initialised in a branch that may not run.`,
        zh: `变量“${name}”在可能不执行的分支中初始化。`,
      };
    case 'insideLoop':
      return error(
        `The variable “${name}” is initialised inside a loop and exists only there. Initialise it before the loop.`,
        `变量“${name}”在循环内初始化，仅在循环内有效。请在循环之前初始化。`,
      );
    case 'itself':
      return error(
        `The variable “${name}” has no value before its own initialisation.`,
        `变量“${name}”在自身初始化之前没有值。`,
      );
    case 'sameTime':
      return error(
        `The variable “${name}” is initialised in another parallel branch. Initialise it before the parallel step.`,
        `变量“${name}”在另一并行分支中初始化。请在并行步骤之前初始化。`,
      );
    case 'otherBranch':
    case 'later':
    case 'enclosing':
      return error(
        `The variable “${name}” is initialised later than this step.`,
        `变量“${name}”在此步骤之后才初始化。`,
      );
  }
}

function unknownVariable({ document }: RuleContext, inits: Inits, name: string): Finding {
  const meant = closestKey(name, inits.keys());
  const step = newStep('initVariable', {
    id: freeStepId(document, 'init'),
    key: uniqueKey(document, `init_${name}`),
    config: { name, type: 'text' },
  });
  return {
    code: 'unknownVariable',
    severity: 'error',
    en: `There is no variable “${name}”.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`,
    zh: `没有变量“${name}”。${meant === undefined ? '' : `是否指“${meant}”？`}`,
    fix: { type: 'addStep', lane: ROOT_LANE, index: 0, step },
  };
}
