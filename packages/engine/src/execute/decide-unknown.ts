/**
 * What becomes of a call that may have happened: a runner died between a write and its result, or the connection broke after the
 * request was sent.
 *
 * retry   it is called again: the system refuses or ignores a repeat by itself.
 * check   a reading action is asked; when it happened, its answer (or `output`) is the step's result, else it is called again.
 * ask     the line `unknown` puts it before a person, and the run waits for the decision.
 * none    after a crash: ask for a write, retry for everything else.
 * Must never happen: a write repeated silently.
 */
import type { UnknownPolicy } from '@flowbridge/flow';
import { flushJournal } from '../journal-policy/recorder.ts';
import { compileEvaluator, compileFields, type Evaluator, type FieldsEvaluator } from '../plan/evaluator.ts';
import type { ActionManifestView } from '../plan-types.ts';
import type { ActionAnswer, ActionCall } from '../ports.ts';
import type { StepFailure } from '../step-failure.ts';
import { isTrue } from '../value/is-true.ts';
import { NEXT, suspendedFor } from './completion.ts';
import { evaluate } from './evaluate.ts';
import { remainingMs } from './remaining-time.ts';
import type { Executed, StepCall } from './step-call.ts';
import { writeRecord } from './write-record.ts';

export type ActionTarget = { connector: string; action: string };

export type CompiledCheck = {
  action: string;
  input: FieldsEvaluator;
  happened: Evaluator;
  output: Evaluator | undefined;
};

/** A call whose input is known and complete. */
export type ReadyCall = {
  effect: ActionManifestView['effect'];
  input: Record<string, unknown>;
  check: CompiledCheck | undefined;
};

export type Decision = { kind: 'settled'; executed: Executed } | { kind: 'callAgain' };

export function compileCheck(policy: UnknownPolicy | undefined): CompiledCheck | undefined {
  if (policy?.policy !== 'check') return undefined;
  return {
    action: policy.action,
    input: compileFields(policy.input, 'onUnknown.input'),
    happened: compileEvaluator(policy.happened, 'onUnknown.happened'),
    output: policy.output === undefined ? undefined : compileEvaluator(policy.output, 'onUnknown.output'),
  };
}

export async function decideUnknown(
  call: StepCall,
  target: ActionTarget,
  unknown: ReadyCall & { leftBehind: boolean; failure?: StepFailure },
): Promise<Decision> {
  const fallback = unknown.effect === 'write' ? 'ask' : 'retry';
  switch (call.step.onUnknown?.policy ?? fallback) {
    case 'retry':
      return { kind: 'callAgain' };
    case 'check':
      return unknown.check ? askSystem(call, target, unknown.check) : askPerson(call, unknown.failure);
    case 'ask':
      return askPerson(call, unknown.failure);
  }
}

async function askPerson(call: StepCall, failure: StepFailure | undefined): Promise<Decision> {
  const { run, path, recorded } = call;
  call.effect = true;
  if (!(recorded?.own && recorded.state === 'unknown')) {
    writeRecord(call, 'unknown', { nowMs: run.ports.clock.now(), ...(failure ? { error: failure } : {}) });
  }
  await flushJournal(run.ports.journal);
  return {
    kind: 'settled',
    executed: { completion: suspendedFor({ kind: 'decision', path }), output: undefined },
  };
}

async function askSystem(call: StepCall, target: ActionTarget, check: CompiledCheck): Promise<Decision> {
  const { frame, run, step } = call;
  const input = await check.input(frame, run.env);
  call.outside = true;
  const answer = await invokeAction(call, { connector: target.connector, action: check.action }, input);
  call.outside = false;
  // The check's expressions see the answer as this step's output; nobody else sees it unless it happened.
  const before = frame.scope.steps[step.key];
  frame.scope.steps[step.key] = answer.output;
  try {
    if (!isTrue(await evaluate(call, check.happened))) return { kind: 'callAgain' };
    const output = check.output ? await evaluate(call, check.output) : answer.output;
    call.effect = true;
    call.durable = true;
    return { kind: 'settled', executed: { ...traffic(answer), completion: NEXT, output } };
  } finally {
    frame.scope.steps[step.key] = before;
  }
}

/** One call of the connector. */
export function invokeAction(
  call: StepCall,
  target: ActionTarget,
  input: Record<string, unknown>,
): Promise<ActionAnswer> {
  const { run } = call;
  return run.ports.invoker.invoke(actionCall(call, target, input), run.signal);
}

/** The call as the connector gets it, under the step's idempotency key and time. */
export function actionCall(
  { run, step, path }: StepCall,
  target: ActionTarget,
  input: Record<string, unknown>,
): ActionCall {
  return {
    ...target,
    stepId: step.id,
    input,
    idempotencyKey: `${run.runId}/${path}`,
    timeoutMs: remainingMs(run, step.timeoutMs),
  };
}

function traffic({ request, response }: ActionAnswer): { request?: unknown; response?: unknown } {
  return { ...(request === undefined ? {} : { request }), ...(response === undefined ? {} : { response }) };
}
