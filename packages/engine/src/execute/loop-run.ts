/** What forEach and while have in common: one loop step being run, turn by turn. */
import type { LoopSampler } from '../journal-policy/loop-sampler.ts';
import type { Recorder } from '../journal-policy/recorder.ts';
import type { MaybePromise } from '../maybe-promise.ts';
import type { LoopCounts } from '../ports.ts';
import { type LoopKeeper, startKeeping } from '../resume/keep-loop.ts';
import { showCallbacks } from '../scope/callback-scope.ts';
import type { Frame } from '../scope/frame.ts';
import { beginIteration, enterLoop, type LoopBodyNames, type LoopScopeState } from '../scope/loop-scope.ts';
import { breathe, isBreathDue } from './breathe.ts';
import { CANCELLED, type Completion } from './completion.ts';
import type { StepCall } from './step-call.ts';

const PROGRESS_MS = 500;
/** A body without steps passes no step boundary: the loop itself looks at the clock this often. */
const CLOCK_TURNS = 64;

export type LoopRun = {
  call: StepCall;
  sampler: LoopSampler;
  /** Who takes the loop's own record. */
  recorder: Recorder;
  scopeState: LoopScopeState;
  /** During a turn its index; between turns those completed. */
  index: number;
  /** Of a forEach: the first item that has not been begun. */
  next: number;
  counts: LoopCounts;
  progressAtMs: number;
  keeper: LoopKeeper;
  /** Every line of every iteration goes to the journal. */
  logsAll: boolean;
  /** The run's tolerated failures when the loop began. */
  toleratedBefore: number;
};

export function startLoop(
  call: StepCall,
  { names, sampler, total }: { names: LoopBodyNames; sampler: LoopSampler; total: number },
): LoopRun {
  return {
    call,
    sampler,
    recorder: call.frame.recorder,
    scopeState: enterLoop(names, call.frame.scope, call.frame.variables),
    index: 0,
    next: 0,
    counts: { total, succeeded: 0, failed: 0 },
    progressAtMs: call.startedAtMs,
    logsAll: sampler.passesAll && call.frame.recorder.isDirect(),
    keeper: startKeeping(call.startedAtMs, call.frame.recorder.lastSequence()),
    toleratedBefore: call.run.tolerated,
  };
}

/** Runs the turn; now and then looks at the clock first, lets the process breathe and notices a cancel. */
export function whenBreathed<L extends LoopRun>(
  loop: L,
  turn: (loop: L) => MaybePromise<Completion | undefined>,
): MaybePromise<Completion | undefined> {
  if (loop.index % CLOCK_TURNS !== 0) return turn(loop);
  const { run } = loop.call;
  if (run.signal.aborted) return CANCELLED;
  if (!isBreathDue(run, run.ports.clock.now())) return turn(loop);
  return breathe(run).then(() => (run.signal.aborted ? CANCELLED : turn(loop)));
}

/** Opens an iteration and gives the frame its steps run in. */
export function beginTurn(loop: LoopRun, item: unknown): Frame {
  const { call, index, sampler } = loop;
  sampler.beginIteration();
  beginIteration(loop.scopeState, item, index);
  const { scope, variables, loopDepth } = call.frame;
  const frame: Frame = {
    scope,
    variables,
    prefix: `${call.path}[${index}]/`,
    recorder: sampler.recorder,
    loopDepth: loopDepth + 1,
  };
  showCallbacks(frame, call.run);
  return frame;
}

/** Closes the iteration and counts it. One that was cancelled, ends the run or waits counts as neither. */
export function endTurn(loop: LoopRun, completion: Completion): void {
  const { counts, call } = loop;
  countTurn(counts, completion);
  loop.sampler.endIteration();
  loop.index += 1;
  if (loop.index % CLOCK_TURNS !== 0 || !loop.recorder.isDirect()) return;
  const nowMs = call.run.ports.clock.now();
  if (nowMs - loop.progressAtMs < PROGRESS_MS) return;
  loop.progressAtMs = nowMs;
  call.run.ports.journal.loopProgress(call.path, { ...counts });
}

export function countTurn(counts: LoopCounts, { kind }: Completion): void {
  if (kind === 'failed') counts.failed += 1;
  else if (kind === 'next' || kind === 'continue' || kind === 'break') counts.succeeded += 1;
}
