/**
 * What a dry run does instead of changing something. Nothing is made durable for it: it may be done again without harm.
 * Must never happen: a request on the wire from here that could change something (the invoker's `preview` sees to it).
 */
import { NEXT } from './completion.ts';
import { type ActionTarget, actionCall } from './decide-unknown.ts';
import type { Executed, StepCall } from './step-call.ts';

/** The action's request is put together and shown. Fails like the call itself where it cannot be put together. */
export async function withholdAction(
  call: StepCall,
  target: ActionTarget,
  input: Record<string, unknown>,
): Promise<Executed> {
  const { run } = call;
  call.outside = true;
  const request = await run.ports.invoker.preview(actionCall(call, target, input), run.signal);
  return request === undefined ? withheld(call) : { ...withheld(call), request };
}

/** The step is done with, and later steps see its pinned sample or null. */
export function withheld({ step }: StepCall): Executed {
  return { completion: NEXT, output: step.pinned?.output ?? null, state: 'withheld' };
}
