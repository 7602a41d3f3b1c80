/**
 * Calls a connector's action. What waits for the disk depends on the action's effect:
 * read        nothing: the result travels with the next commit.
 * idempotent  the result is durable before the next call that changes something.
 * write       the start is durable before the call, the result before the next step: a runner that takes over never
 *             repeats it unasked.
 */
import { engineFailure } from '../failure/codes.ts';
import { flushJournal } from '../journal-policy/recorder.ts';
import { after } from '../maybe-promise.ts';
import { compileFields } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import type { ActionManifestView } from '../plan-types.ts';
import type { ActionAnswer } from '../ports.ts';
import { isBlank } from '../value/is-empty.ts';
import { weigh } from '../value/weigh.ts';
import { NEXT } from './completion.ts';
import { remainingMs } from './remaining-time.ts';
import type { Executed, StepCall } from './step-call.ts';
import { writeRecord } from './write-record.ts';

type Target = { connector: string; action: string };

export const compileAction: StepCompiler<'action'> = (step, context) => {
  const { connector, action } = step.config;
  const target: Target = { connector, action };
  const manifest = context.deps.describe(connector, action);
  const fields = compileFields(step.config.input, 'input');
  return (call) =>
    after(fields(call.frame, call.run.env), (input) => {
      call.input = input;
      if (!manifest) throw engineFailure('actionUnknown', `no action ${connector}.${action}`, { ...target });
      checkRequired(manifest, input);
      return callAction(call, target, { manifest, input });
    });
};

function checkRequired(manifest: ActionManifestView, input: Record<string, unknown>): void {
  for (const { key, names } of manifest.required) {
    if (!isBlank(input[key])) continue;
    throw engineFailure(
      'requiredInputMissing',
      `input ${key} is missing`,
      { input: key, names },
      `input.${key}`,
    );
  }
}

async function callAction(
  call: StepCall,
  target: Target,
  { manifest, input }: { manifest: ActionManifestView; input: Record<string, unknown> },
): Promise<Executed> {
  const effect = manifest.effectOf?.(input) ?? manifest.effect;
  await prepare(call, effect);
  const { run, step, path } = call;
  call.outside = true;
  if (run.signal.aborted) throw new Error('engine/aborted-before-call');
  const answer = await run.ports.invoker.invoke(
    {
      ...target,
      stepId: step.id,
      input,
      idempotencyKey: `${run.runId}/${path}`,
      timeoutMs: remainingMs(run, step.timeoutMs),
    },
    run.signal,
  );
  if (effect === 'idempotent') run.unflushedEffect = true;
  weigh(answer.output, run.limits);
  return executed(answer);
}

/** Makes durable what must be before the call goes out. */
async function prepare(call: StepCall, effect: ActionManifestView['effect']): Promise<void> {
  if (effect === 'read') return;
  const { run } = call;
  call.effect = true;
  if (effect === 'write') {
    writeRecord(call, 'started', { nowMs: call.startedAtMs });
    call.durable = true;
  }
  if (effect === 'idempotent' && !run.unflushedEffect) return;
  await flushJournal(run.ports.journal);
  run.unflushedEffect = false;
}

function executed(answer: ActionAnswer): Executed {
  const result: Executed = { completion: NEXT, output: answer.output };
  if (answer.request !== undefined) result.request = answer.request;
  if (answer.response !== undefined) result.response = answer.response;
  return result;
}
