import type { SwitchCase } from '@flowbridge/flow';
import { after, type MaybePromise, repeat } from '../maybe-promise.ts';
import { compileEvaluator, type Evaluator } from '../plan/evaluator.ts';
import type { PlannedLane, StepCompiler } from '../plan/plan.ts';
import { isTrue } from '../value/is-true.ts';
import { sameValue } from '../value/same-value.ts';
import { evaluate } from './evaluate.ts';
import type { StepCall } from './step-call.ts';
import { walkLane } from './walk-lane.ts';

type Candidate = { id: string; lane: PlannedLane; tests: Evaluator[]; byTruth: boolean };

/** Takes the lane of the first case that matches, else `default`. Output `{ case }`: the case's id or `default`. */
export const compileSwitch: StepCompiler<'switch'> = (step, context) => {
  const value = compileEvaluator(step.config.value, 'value');
  const candidates = step.config.cases.map(
    (each, index): Candidate => ({
      id: each.id,
      lane: context.lane(`case:${each.id}`),
      tests: compileMatch(each, `cases[${index}]`),
      byTruth: each.match.kind === 'expression',
    }),
  );
  const fallback = { id: 'default', lane: context.lane('default') };
  return (call) =>
    after(evaluate(call, value), (subject) => {
      call.input = { value: subject };
      return after(choose(call, candidates, subject), (chosen) => {
        const { id, lane } = chosen ?? fallback;
        return after(walkLane(lane, call.frame, call.run), (completion) => ({
          completion,
          output: { case: id },
        }));
      });
    });
};

function compileMatch({ match }: SwitchCase, field: string): Evaluator[] {
  switch (match.kind) {
    case 'value':
      return [compileEvaluator(match.value, `${field}.value`)];
    case 'list':
      return match.values.map((each, index) => compileEvaluator(each, `${field}.values[${index}]`));
    case 'expression':
      return [compileEvaluator(match.expression, `${field}.expression`)];
  }
}

function choose(
  call: StepCall,
  candidates: readonly Candidate[],
  subject: unknown,
): MaybePromise<Candidate | null> {
  let index = 0;
  return repeat<Candidate | null>(() => {
    const candidate = candidates[index];
    if (!candidate) return null;
    index += 1;
    return after(matches(call, candidate, subject), (matched) => (matched ? candidate : undefined));
  });
}

function matches(call: StepCall, { tests, byTruth }: Candidate, subject: unknown): MaybePromise<boolean> {
  let index = 0;
  return repeat<boolean>(() => {
    const test = tests[index];
    if (!test) return false;
    index += 1;
    return after(evaluate(call, test), (value) => {
      const values = Array.isArray(value) && !Array.isArray(subject) && !byTruth ? value : [value];
      return values.some((each) => (byTruth ? isTrue(each) : sameValue(subject, each))) ? true : undefined;
    });
  });
}
