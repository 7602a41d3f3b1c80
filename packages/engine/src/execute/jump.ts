import { engineFailure } from '../failure/codes.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { BREAK, CONTINUE, type Completion } from './completion.ts';
import type { Executed, StepCall } from './step-call.ts';

/** Leaves the nearest loop. */
export const compileBreak: StepCompiler<'break'> = () => (call) => jump(call, BREAK);

/** Goes to the next turn of the nearest loop. */
export const compileContinue: StepCompiler<'continue'> = () => (call) => jump(call, CONTINUE);

function jump(call: StepCall, completion: Completion): Executed {
  if (call.frame.loopDepth > 0) return { completion, output: undefined };
  throw engineFailure('notInLoop', `${call.step.kind} outside a loop`, { kind: call.step.kind });
}
