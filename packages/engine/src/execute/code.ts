import { after } from '../maybe-promise.ts';
import { compileFields } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { weigh } from '../value/weigh.ts';
import { NEXT } from './completion.ts';
import { remainingMs } from './remaining-time.ts';
import type { Executed, StepCall } from './step-call.ts';

/** Runs the builder's `main(input, { log })` outside the engine; its result is the step's output. */
export const compileCode: StepCompiler<'code'> = (step) => {
  const { code } = step.config;
  const fields = compileFields(step.config.input, 'input');
  return (call) =>
    after(fields(call.frame, call.run.env), (input) => {
      call.input = input;
      return runCode(call, code, input);
    });
};

async function runCode(call: StepCall, code: string, input: Record<string, unknown>): Promise<Executed> {
  const { run, step } = call;
  call.outside = true;
  const { output, report } = await run.ports.code.run(
    code,
    input,
    { timeoutMs: remainingMs(run, step.timeoutMs) },
    run.signal,
  );
  weigh(output, run.limits);
  return report === undefined ? { completion: NEXT, output } : { completion: NEXT, output, response: report };
}
