/**
 * One step, from its boundary to its record.
 *
 * At the boundary: cancel, parking, breath, run limits, disabled, result already known (replay, pinned). Then the kind's
 * executor; then exactly one of: succeeded, failed (retried, tolerated or passed up), cancelled — recorded once, the tries
 * before the last one as `failed` with their number — or suspended, which leaves no record. Nothing is awaited unless the
 * executor, a retry or durability waits.
 * Must never happen: a step started after the signal aborted; a second try of a call whose first one may still run; an
 * acting step executed though its result is in the journal; a step begun after the one a test run was to stop at.
 */
import { engineFailure } from '../failure/codes.ts';
import { isSurprise, toStepFailure } from '../failure/to-step-failure.ts';
import { flushJournal, JournalInterruption } from '../journal-policy/recorder.ts';
import { after, isPromise, type MaybePromise } from '../maybe-promise.ts';
import type { PlannedStep } from '../plan/plan.ts';
import type { Recorded } from '../resume/replay-source.ts';
import type { Frame } from '../scope/frame.ts';
import type { StepFailure } from '../step-failure.ts';
import { breathe, isBreathDue, reportProgress } from './breathe.ts';
import { CANCELLED, type Completion, NEXT, type RunError, suspendedFor } from './completion.ts';
import { knownResult } from './known-result.ts';
import { isRetried, retryDelayMs } from './retry.ts';
import type { RunState } from './run-state.ts';
import type { Executed, StepCall } from './step-call.ts';
import { writeRecord } from './write-record.ts';

export function executeStep(step: PlannedStep, frame: Frame, run: RunState): MaybePromise<Completion> {
  const nowMs = run.ports.clock.now();
  const completion = isBreathDue(run, nowMs)
    ? breathe(run).then(() => begin(step, frame, { run, nowMs: run.breathedAtMs }))
    : begin(step, frame, { run, nowMs });
  return step.id === run.test.until ? after(completion, (ended) => stopAfter(run, ended)) : completion;
}

/** The step a test run was to come to is done: nothing more is begun, and how it ended is how the run ends. */
function stopAfter(run: RunState, completion: Completion): Completion {
  if (completion.kind === 'suspended' || completion.kind === 'cancelled') return completion;
  run.stopped ??= completion;
  return CANCELLED;
}

function begin(
  step: PlannedStep,
  frame: Frame,
  { run, nowMs }: { run: RunState; nowMs: number },
): MaybePromise<Completion> {
  if (run.signal.aborted || run.stopped) return CANCELLED;
  const path = frame.prefix + step.key;
  if (run.parking.requested) return suspendedFor({ kind: 'parked', path });
  reportProgress(run, nowMs);
  run.replay?.reach(path);
  const recorded = step.actsOutside ? run.replay?.recorded(path) : undefined;
  const call = createCall(step, frame, { run, startedAtMs: nowMs, tryNumber: 1, recorded });
  if (step.disabled) return skip(call);
  run.steps += 1;
  const exceeded = exceededLimit(run, nowMs);
  if (exceeded) return fail(call, exceeded, { nowMs, final: true });
  if (step.pinned && takesPinned(step, run)) return reuse(call, step.pinned.output);
  if (recorded) return goOn(call, recorded);
  if (step.actsOutside) run.replay?.pass();
  return perform(call);
}

/** A dry run shows the request of a pinned write; its executor then takes the sample. */
function takesPinned(step: PlannedStep, { usePinned, test }: RunState): boolean {
  return usePinned && step.id !== test.only && !(test.dryRun === true && step.mayWrite);
}

type CallStart = { run: RunState; startedAtMs: number; tryNumber: number; recorded?: Recorded | undefined };

function createCall(
  step: PlannedStep,
  frame: Frame,
  { run, startedAtMs, tryNumber, recorded }: CallStart,
): StepCall {
  return {
    step,
    frame,
    run,
    path: frame.prefix + step.key,
    startedAtMs,
    tryNumber,
    recorded,
    uuids: 0,
    input: undefined,
    durable: false,
    effect: false,
    outside: false,
  };
}

/** A former execution has been here: its result, its failure, its next try, or what it left unfinished. */
function goOn(call: StepCall, recorded: Recorded): MaybePromise<Completion> {
  const known = knownResult(call.step, recorded);
  switch (known.kind) {
    case 'output':
      return after(known.output(), (output) => reuse(call, output));
    case 'failure':
      return fail(call, known.failure, { nowMs: call.startedAtMs, final: false });
    case 'nextTry': {
      const { step, frame, run, startedAtMs } = call;
      run.replay?.pass();
      return perform(createCall(step, frame, { run, startedAtMs, tryNumber: known.tryNumber }));
    }
    case 'unfinished':
      return perform(call);
  }
}

function perform(call: StepCall): MaybePromise<Completion> {
  call.run.seat = call;
  try {
    const executed = call.step.execute(call);
    if (!isPromise(executed)) return settle(call, executed);
    return executed.then(
      (late) => settle(call, late),
      (error) => settleError(call, error),
    );
  } catch (error) {
    return settleError(call, error);
  }
}

function settle(call: StepCall, executed: Executed): MaybePromise<Completion> {
  const { run, step } = call;
  const nowMs = run.ports.clock.now();
  if (call.outside) run.breathedAtMs = nowMs;
  const { completion } = executed;
  if (completion.kind === 'suspended') return completion;
  if (completion.kind === 'failed') return failByLane(call, executed, completion);
  if (completion.kind === 'cancelled') {
    writeRecord(call, 'cancelled', { executed, nowMs });
    return completion;
  }
  call.frame.scope.steps[step.key] = executed.output;
  noteLastOutput(call, executed);
  writeRecord(call, executed.state ?? 'succeeded', { executed, nowMs });
  tally(call, 'succeeded', nowMs);
  if (!call.durable) return recorded(call, executed);
  return madeDurable(call).then(() => recorded(call, executed));
}

function recorded(call: StepCall, { whenRecorded, completion }: Executed): MaybePromise<Completion> {
  try {
    whenRecorded?.();
    return completion;
  } catch (error) {
    return settleError(call, error);
  }
}

/** The executor itself failed: the step's own failure, a cancelled call, or a surprise. */
function settleError(call: StepCall, error: unknown): MaybePromise<Completion> {
  if (error instanceof JournalInterruption) throw error;
  const { run, step } = call;
  const nowMs = run.ports.clock.now();
  if (call.outside) {
    run.breathedAtMs = nowMs;
    if (run.signal.aborted) return cancelCall(call, nowMs);
    const exceeded = exceededLimit(run, nowMs);
    if (exceeded) return fail(call, exceeded, { nowMs, final: true });
  }
  if (isSurprise(error)) run.ports.surprise?.(error, { stepId: step.id, path: call.path });
  const failure = toStepFailure(error);
  if (!step.isContainer && isRetried(step, failure, call.tryNumber)) return retry(call, failure, nowMs);
  return fail(call, failure, { nowMs, final: false });
}

function cancelCall(call: StepCall, nowMs: number): MaybePromise<Completion> {
  writeRecord(call, 'cancelled', { nowMs });
  return call.durable ? madeDurable(call).then(() => CANCELLED) : CANCELLED;
}

async function retry(call: StepCall, failure: StepFailure, nowMs: number): Promise<Completion> {
  const { run, step, frame, tryNumber } = call;
  writeRecord(call, 'failed', { error: failure, nowMs });
  const random = run.ports.random ?? Math.random;
  const delayMs = retryDelayMs(step, failure, { tryNumber, random });
  await run.ports.clock.sleep(Math.min(delayMs, Math.max(0, run.deadlineMs - nowMs)), run.signal);
  if (run.signal.aborted) return CANCELLED;
  const startedAtMs = run.ports.clock.now();
  run.breathedAtMs = startedAtMs;
  const next = createCall(step, frame, { run, startedAtMs, tryNumber: tryNumber + 1 });
  const exceeded = exceededLimit(run, startedAtMs);
  return exceeded ? fail(next, exceeded, { nowMs: startedAtMs, final: true }) : perform(next);
}

function fail(
  call: StepCall,
  failure: StepFailure,
  { nowMs, final }: { nowMs: number; final: boolean },
): MaybePromise<Completion> {
  const { run, step, path } = call;
  writeRecord(call, 'failed', { error: failure, nowMs });
  tally(call, 'failed', nowMs);
  const error: RunError = { ...failure, stepId: step.id, stepKey: step.key, path };
  const completion = tolerated(step, run, { kind: 'failed', error, final });
  return call.durable ? madeDurable(call).then(() => completion) : completion;
}

/** A step inside the container failed and nothing in there handled it. */
function failByLane(
  call: StepCall,
  executed: Executed,
  completion: Completion & { kind: 'failed' },
): Completion {
  const nowMs = call.run.ports.clock.now();
  const {
    request: _request,
    response: _response,
    stepId: _id,
    stepKey: _key,
    path: _path,
    ...error
  } = completion.error;
  writeRecord(call, 'failed', { executed, error, nowMs });
  tally(call, 'failed', nowMs);
  return tolerated(call.step, call.run, completion);
}

function tolerated(
  step: PlannedStep,
  run: RunState,
  completion: Completion & { kind: 'failed' },
): Completion {
  if (!step.continueOnError || completion.final) return completion;
  run.tolerated += 1;
  return NEXT;
}

function skip(call: StepCall): Completion {
  writeRecord(call, 'skipped', { nowMs: call.startedAtMs });
  tally(call, 'skipped', call.startedAtMs);
  return NEXT;
}

/** Takes a result instead of acting. This attempt's own line says so already; of one taken over a line is written. */
function reuse(call: StepCall, output: unknown): Completion {
  const executed: Executed = { completion: NEXT, output };
  call.frame.scope.steps[call.step.key] = output;
  noteLastOutput(call, executed);
  call.effect = call.step.actsOutside;
  if (!call.recorded?.own) writeRecord(call, 'reused', { executed, nowMs: call.startedAtMs });
  tally(call, 'succeeded', call.startedAtMs);
  return NEXT;
}

/** Everything recorded so far is on disk. */
async function madeDurable({ run }: StepCall): Promise<void> {
  await flushJournal(run.ports.journal);
  run.unflushedEffect = false;
  run.breathedAtMs = run.ports.clock.now();
}

function exceededLimit(run: RunState, nowMs: number): StepFailure | undefined {
  if (nowMs >= run.deadlineMs) {
    const timeoutMs = run.limits.flowTimeoutMs;
    return engineFailure('flowTimedOut', `the run took longer than ${timeoutMs} ms`, { timeoutMs }).failure;
  }
  if (run.steps <= run.limits.maxSteps) return undefined;
  const maxSteps = run.limits.maxSteps;
  return engineFailure('tooManySteps', `more than ${maxSteps} steps in one run`, { maxSteps }).failure;
}

function tally(call: StepCall, state: 'succeeded' | 'failed' | 'skipped', nowMs: number): void {
  const counts = call.run.tallies[call.step.index];
  if (!counts) return;
  counts.total += 1;
  counts[state] += 1;
  counts.durationMs += nowMs - call.startedAtMs;
}

/** What a caller gets when no step answers: the last result outside loops; a loop counts as one result. */
function noteLastOutput({ step, frame, run }: StepCall, { output }: Executed): void {
  if (frame.loopDepth > 0 || output === undefined) return;
  if (!step.isContainer || step.kind === 'forEach' || step.kind === 'datasetDeliver') run.lastOutput = output;
}
