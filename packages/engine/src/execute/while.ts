import { type CompiledTest, compileTest } from '../condition/compile-test.ts';
import { engineFailure } from '../failure/codes.ts';
import { sampleLoop } from '../journal-policy/loop-sampler.ts';
import { JournalInterruption } from '../journal-policy/recorder.ts';
import { after, isPromise, type MaybePromise, repeat } from '../maybe-promise.ts';
import type { PlannedLane, StepCompiler } from '../plan/plan.ts';
import { type KeptByKind, keepNow, keepWhenDue, keptLoop, restoreLoop } from '../resume/keep-loop.ts';
import { type LoopBodyNames, leaveLoop } from '../scope/loop-scope.ts';
import { type Completion, NEXT } from './completion.ts';
import { beginTurn, endTurn, type LoopRun, startLoop, whenBreathed } from './loop-run.ts';
import type { Executed, StepCall } from './step-call.ts';
import { walkLane } from './walk-lane.ts';

type WhilePlan = {
  test: CompiledTest;
  body: PlannedLane;
  names: LoopBodyNames;
  loop: number;
  maxTurns: number | undefined;
};

/** A while collects nothing, and a failed turn ends it. */
const NOTHING_MORE: KeptByKind = { collected: [], collectedAt: [], failures: [], failed: [], again: [] };

type WhileRun = LoopRun & { plan: WhilePlan; maxTurns: number };

/** Repeats its body as long as the test holds, looked at before each turn. Output `{ turns }`. */
export const compileWhile: StepCompiler<'while'> = (step, context) => {
  const plan: WhilePlan = {
    test: compileTest(step.config.test, 'test'),
    body: context.lane('body'),
    names: context.bodyNames(),
    loop: context.loopIndex(),
    maxTurns: step.config.maxTurns,
  };
  return (call) => runLoop(call, plan);
};

function runLoop(call: StepCall, plan: WhilePlan): MaybePromise<Executed> {
  const maxTurns = plan.maxTurns ?? call.run.limits.maxWhileTurns;
  call.input = { maxTurns };
  const sampler = sampleLoop(
    { parent: call.frame.recorder, purse: call.run.purse, loop: plan.loop, logging: call.step.logging },
    undefined,
  );
  const loop: WhileRun = { ...startLoop(call, { names: plan.names, sampler, total: 0 }), plan, maxTurns };
  const kept = keptLoop(call);
  if (kept) restoreLoop(loop, kept.checkpoint);
  if (kept && !kept.own) keepNow(loop, NOTHING_MORE);
  let turns: MaybePromise<Completion>;
  try {
    turns = repeat<Completion>(() => whenBreathed(loop, turn));
  } catch (error) {
    return giveUp(loop, error);
  }
  if (!isPromise(turns)) return finish(loop, turns);
  return turns.then(
    (completion) => finish(loop, completion),
    (error) => giveUp(loop, error),
  );
}

function turn(loop: WhileRun): MaybePromise<Completion | undefined> {
  const { call, plan, maxTurns, index } = loop;
  return after(plan.test(call.frame, call.run.env), ({ matched }) => {
    if (!matched) return NEXT;
    if (index >= maxTurns) {
      throw engineFailure('tooManyTurns', `still true after ${maxTurns} turns`, { maxTurns }, 'maxTurns');
    }
    const frame = beginTurn(loop, undefined);
    loop.counts.total = index + 1;
    return after(walkLane(plan.body, frame, call.run), (completion) => settle(loop, completion));
  });
}

function settle(loop: WhileRun, completion: Completion): Completion | undefined {
  endTurn(loop, completion);
  if (completion.kind === 'next' || completion.kind === 'continue') {
    keepWhenDue(loop, () => NOTHING_MORE);
    return undefined;
  }
  return completion.kind === 'break' ? NEXT : completion;
}

function finish(loop: WhileRun, completion: Completion): Executed {
  if (completion.kind === 'suspended') leaveLoop(loop.scopeState);
  else leave(loop);
  return { completion, output: { turns: loop.index } };
}

/** The loop itself failed: its test, or too many turns. What its body did is kept all the same. */
function giveUp(loop: WhileRun, error: unknown): never {
  if (!(error instanceof JournalInterruption)) leave(loop);
  throw error;
}

function leave(loop: WhileRun): void {
  leaveLoop(loop.scopeState);
  loop.sampler.end();
  if (loop.recorder.isDirect()) loop.call.run.ports.journal.loopProgress(loop.call.path, loop.counts);
}
