import { engineFailure } from '../failure/codes.ts';
import { compileMapping, type MappingProblem } from '../mapping/compile-mapping.ts';
import { after } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { weigh } from '../value/weigh.ts';
import { NEXT } from './completion.ts';
import { evaluate } from './evaluate.ts';

/** Problems listed in a failure; the count is exact. */
const LISTED_PROBLEMS = 20;

/** Its output is the mapped value. All rows are looked at before it fails, so one run shows every bad field. */
export const compileMapFields: StepCompiler<'mapFields'> = (step) => {
  const source = compileEvaluator(step.config.source, 'source');
  const mapping = compileMapping(step.config);
  return (call) =>
    after(evaluate(call, source), (value) => {
      call.input = value;
      return after(mapping.apply(value, call.frame.scope, call.run.env), ({ output, problems }) => {
        const [first] = problems;
        if (first) throw mappingFailure(first, problems);
        weigh(output, call.run.limits);
        return { completion: NEXT, output };
      });
    });
};

function mappingFailure(first: MappingProblem, problems: readonly MappingProblem[]): Error {
  return engineFailure(
    'mappingFailed',
    `${problems.length} field(s) could not be mapped; ${first.place}: ${first.code}`,
    { count: problems.length, problems: problems.slice(0, LISTED_PROBLEMS) },
    `rows.${first.target}`,
  );
}
