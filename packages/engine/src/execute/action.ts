/**
 * Calls a connector's action. What waits for the disk depends on the action's effect:
 * read        nothing: the result travels with the next commit.
 * idempotent  the result is durable before the next call that changes something.
 * write       the start is durable before the call, the result before the next step: a runner that takes over never
 *             repeats it unasked (decide-unknown.ts).
 */
import type { ValueSchema } from '@flowbridge/flow';
import { engineFailure } from '../failure/codes.ts';
import { flushJournal } from '../journal-policy/recorder.ts';
import { after } from '../maybe-promise.ts';
import { compileFields } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import type { ActionManifestView } from '../plan-types.ts';
import type { ActionAnswer } from '../ports.ts';
import { StepFailureError } from '../step-failure.ts';
import { isBlank } from '../value/is-empty.ts';
import { weigh } from '../value/weigh.ts';
import { NEXT } from './completion.ts';
import {
  type ActionTarget,
  compileCheck,
  decideUnknown,
  invokeAction,
  type ReadyCall,
} from './decide-unknown.ts';
import { obeyFieldSet } from './extra-fields.ts';
import type { Executed, StepCall } from './step-call.ts';
import { withholdAction } from './withhold.ts';
import { writeRecord } from './write-record.ts';

export const compileAction: StepCompiler<'action'> = (step, context) => {
  const { connector, action } = step.config;
  const target: ActionTarget = { connector, action };
  const manifest = context.deps.describe(connector, action);
  const fields = compileFields(step.config.input, 'input');
  const check = compileCheck(step.config.onUnknown);
  const extra = step.config.fieldSet?.input;
  return (call) =>
    after(fields(call.frame, call.run.env), (given) => {
      call.input = given;
      if (!manifest) throw engineFailure('actionUnknown', `no action ${connector}.${action}`, { ...target });
      const input = extra === undefined ? given : withExtraFields(manifest, given, extra);
      call.input = input;
      checkRequired(manifest, input);
      const effect = manifest.effectOf?.(input) ?? manifest.effect;
      if (effect !== 'read' && call.run.test.dryRun === true) return withholdAction(call, target, input);
      if (isPinnedRead(call)) return { completion: NEXT, output: call.step.pinned?.output, state: 'reused' };
      return callAction(call, target, { effect, input, check });
    });
};

/** In a dry run an action that may write comes here with its pinned sample: this very call only reads. */
function isPinnedRead({ step, run }: StepCall): boolean {
  return run.test.dryRun === true && run.usePinned && step.mayWrite && step.pinned !== undefined;
}

/** An action without an open input takes no extra fields; publishing says so. */
function withExtraFields(
  { open }: ActionManifestView,
  given: Record<string, unknown>,
  extra: ValueSchema,
): Record<string, unknown> {
  if (open === undefined) return given;
  const value = obeyFieldSet(given[open], extra, `input.${open}`);
  return value === given[open] ? given : { ...given, [open]: value };
}

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

async function callAction(call: StepCall, target: ActionTarget, ready: ReadyCall): Promise<Executed> {
  const left = call.recorded;
  if (left?.state === 'unknown' || left?.state === 'started') {
    const decided = await decideUnknown(call, target, { ...ready, leftBehind: true });
    if (decided.kind === 'settled') return decided.executed;
  }
  await prepare(call, ready.effect);
  const { run } = call;
  call.outside = true;
  if (run.signal.aborted) throw new Error('engine/aborted-before-call');
  try {
    const answer = await invokeAction(call, target, ready.input);
    if (ready.effect === 'idempotent') run.unflushedEffect = true;
    weigh(answer.output, run.limits);
    return executed(answer);
  } catch (error) {
    return mayHaveHappened(error) ? afterUnknown(call, target, { ...ready, error }) : Promise.reject(error);
  }
}

/** The call went out and nobody knows what became of it, while the run lives. */
async function afterUnknown(
  call: StepCall,
  target: ActionTarget,
  { error, ...ready }: ReadyCall & { error: StepFailureError },
): Promise<Executed> {
  // Without a policy of its own the step fails and says so; `retry` is the step's retry (see retry.ts).
  if (!call.step.onUnknown || call.step.onUnknown.policy === 'retry') throw error;
  const decided = await decideUnknown(call, target, { ...ready, leftBehind: false, failure: error.failure });
  if (decided.kind === 'settled') return decided.executed;
  const { mayHaveHappened: _known, ...details } = error.failure.details;
  throw new StepFailureError({ ...error.failure, details, retryable: true }, { cause: error });
}

function mayHaveHappened(error: unknown): error is StepFailureError {
  return error instanceof StepFailureError && error.failure.details.mayHaveHappened === true;
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
