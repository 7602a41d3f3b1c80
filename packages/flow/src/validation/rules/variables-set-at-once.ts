import type { FlowDocument } from '../../document/document.ts';
import type { StepId } from '../../document/ids.ts';
import type { Step } from '../../document/step.ts';
import { ancestors } from '../../tree/ancestors.ts';
import { type Finding, stepProblem } from '../report.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { initsByName, isVariableStep, type VariableStep } from '../variables.ts';

/** What stands around a step that writes a variable and may write the same one at the same time. */
type Around = { branches: { parallel: StepId; laneName: string }[]; inConcurrentLoop: boolean };

/**
 * A variable is not written by two branches of a parallel step, nor by the turns of a loop that run at the same time:
 * which one is last, nobody knows. Adding to a number is left out, the sum is the same in any order.
 */
export const variablesSetAtOnce: Rule = (context) => {
  const inits = initsByName(context.steps);
  const writers = context.steps
    .filter(isVariableStep)
    .filter((step) => step.kind !== 'incrementVariable' && step.config.name !== '')
    .map((step) => ({ step, around: aroundOf(context, step, inits.get(step.config.name) ?? []) }));
  const lanes = new Map<string, Set<string>>();
  for (const { step, around } of writers) {
    for (const { parallel, laneName } of around.branches) {
      const place = placeOf(step, parallel);
      lanes.set(place, (lanes.get(place) ?? new Set()).add(laneName));
    }
  }
  return writers.flatMap(({ step, around }) => {
    const inBranches = around.branches.some(
      ({ parallel }) => (lanes.get(placeOf(step, parallel))?.size ?? 0) > 1,
    );
    if (!inBranches && !around.inConcurrentLoop) return [];
    const finding = inBranches ? inTwoBranches(step) : inTurns(step);
    return [stepProblem(context.document, step, ['config', 'name'], finding)];
  });
};

/** Looks outwards as far as the variable reaches: to the loop that gives each turn one of its own. */
function aroundOf({ document }: RuleContext, writer: VariableStep, inits: readonly Step[]): Around {
  const around: Around = { branches: [], inConcurrentLoop: false };
  for (const { step, laneName } of ancestors(document, writer.id)) {
    if (step.kind === 'parallel') around.branches.push({ parallel: step.id, laneName });
    if (step.kind !== 'forEach' && step.kind !== 'while') continue;
    if (inits.some((init) => innermostLoop(document, init.id) === step.id)) break;
    if (step.kind === 'forEach' && (step.config.concurrency ?? 1) > 1) around.inConcurrentLoop = true;
  }
  return around;
}

function innermostLoop(document: FlowDocument, stepId: StepId): StepId | undefined {
  const around = ancestors(document, stepId).map(({ step }) => step);
  return around.find((step) => step.kind === 'forEach' || step.kind === 'while')?.id;
}

function placeOf({ config }: VariableStep, parallel: StepId): string {
  return `${parallel}/${config.name}`;
}

function inTwoBranches({ config: { name } }: VariableStep): Finding {
  return {
    code: 'variableRace',
    severity: 'warning',
    en: `The variable “${name}” is written in several parallel branches: which one comes last is not certain.`,
    zh: `变量“${name}”在多个并行分支中写入，先后顺序不确定。`,
  };
}

function inTurns({ config: { name } }: VariableStep): Finding {
  return {
    code: 'variableRace',
    severity: 'warning',
    en: `The variable “${name}” is written by turns that run at the same time: their order is not certain. Use the loop’s collected items, or initialise the variable inside the loop.`,
    zh: `变量“${name}”由同时执行的多次循环写入，先后顺序不确定。请使用循环的收集结果，或在循环内初始化该变量。`,
  };
}
