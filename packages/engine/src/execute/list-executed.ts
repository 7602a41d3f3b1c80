import { weigh } from '../value/weigh.ts';
import type { Completion } from './completion.ts';
import type { Executed, StepCall } from './step-call.ts';

/** What a list tool that made a list gives: `{ items, count }`; nothing when it was cancelled on the way. */
export function listExecuted(
  call: StepCall,
  completion: Completion,
  make: () => readonly unknown[],
): Executed {
  if (completion.kind !== 'next') return { completion, output: undefined };
  const items = make();
  const output = { items, count: items.length };
  weigh(output, call.run.limits);
  return { completion, output };
}
