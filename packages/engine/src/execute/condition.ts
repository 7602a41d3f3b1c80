import { compileTest } from '../condition/compile-test.ts';
import { after } from '../maybe-promise.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { walkLane } from './walk-lane.ts';

/** Takes the lane `then` or `else`. Output `{ matched }`; the journal keeps what each row compared. */
export const compileCondition: StepCompiler<'condition'> = (step, context) => {
  const test = compileTest(step.config, '');
  const onTrue = context.lane('then');
  const onFalse = context.lane('else');
  return (call) =>
    after(test(call.frame, call.run.env), ({ matched, seen }) => {
      call.input = seen;
      const lane = matched ? onTrue : onFalse;
      return after(walkLane(lane, call.frame, call.run), (completion) => ({
        completion,
        output: { matched },
      }));
    });
};
