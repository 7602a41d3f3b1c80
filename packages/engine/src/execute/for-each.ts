/**
 * Repeats its body once per item. An iteration holds nothing beyond its own: outputs of the body are dropped when it
 * ends, only `collect` values, counts and (up to 1,000) failures stay. The list itself is never copied.
 */
import { sampleLoop } from '../journal-policy/loop-sampler.ts';
import { after, type MaybePromise, repeat } from '../maybe-promise.ts';
import { compileEvaluator, type Evaluator } from '../plan/evaluator.ts';
import type { PlannedLane, StepCompiler } from '../plan/plan.ts';
import type { Frame } from '../scope/frame.ts';
import { type LoopBodyNames, leaveLoop } from '../scope/loop-scope.ts';
import { weigh } from '../value/weigh.ts';
import { caughtError } from './caught-error.ts';
import { type Completion, NEXT } from './completion.ts';
import { failIteration } from './fail-iteration.ts';
import { describeItems, loopItems } from './loop-items.ts';
import { beginTurn, endTurn, type LoopRun, startLoop, whenBreathed } from './loop-run.ts';
import type { Executed, StepCall } from './step-call.ts';
import { walkLane } from './walk-lane.ts';

/** Failures listed in the loop's output; the count is always exact. */
const LISTED_FAILURES = 1_000;

type ForEachPlan = {
  items: Evaluator;
  collect: Evaluator | undefined;
  body: PlannedLane;
  names: LoopBodyNames;
  loop: number;
  goesOn: boolean;
};

type ForEachRun = LoopRun & {
  plan: ForEachPlan;
  items: readonly unknown[];
  collected: unknown[];
  collectedBytes: number;
  failures: unknown[];
};

export const compileForEach: StepCompiler<'forEach'> = (step, context) => {
  const { items, collect, onItemFailure } = step.config;
  const plan: ForEachPlan = {
    items: compileEvaluator(items, 'items'),
    collect: collect === undefined ? undefined : compileEvaluator(collect, 'collect'),
    body: context.lane('body'),
    names: context.bodyNames(),
    loop: context.loopIndex(),
    goesOn: onItemFailure === 'continue',
  };
  return (call) =>
    after(plan.items.evaluate(call.frame, call.run.env), (value) => runLoop(call, plan, value));
};

function runLoop(call: StepCall, plan: ForEachPlan, value: unknown): MaybePromise<Executed> {
  const items = loopItems(value);
  call.input = describeItems(items);
  const { purse } = call.run;
  const sampler = sampleLoop(
    { parent: call.frame.recorder, purse, loop: plan.loop, logging: call.step.logging },
    items.length,
  );
  const loop: ForEachRun = {
    ...startLoop(call, { names: plan.names, sampler, total: items.length }),
    plan,
    items,
    collected: [],
    collectedBytes: 0,
    failures: [],
  };
  return after(
    repeat<Completion>(() => whenBreathed(loop, turn)),
    (completion) => finish(loop, completion),
  );
}

function turn(loop: ForEachRun): MaybePromise<Completion | undefined> {
  const { plan, items, index } = loop;
  if (index >= items.length) return NEXT;
  const frame = beginTurn(loop, items[index]);
  const walked = walkLane(plan.body, frame, loop.call.run);
  return after(walked, (completion) => {
    if (completion.kind !== 'next' || !plan.collect) return settle(loop, completion);
    return after(collect(loop, plan.collect, frame), (collected) => settle(loop, collected));
  });
}

function collect(loop: ForEachRun, evaluator: Evaluator, frame: Frame): MaybePromise<Completion> {
  const { run } = loop.call;
  const keep = (value: unknown): Completion => {
    if (value !== undefined) {
      const left = run.limits.maxValueBytes - loop.collectedBytes;
      loop.collectedBytes += weigh(value, { ...run.limits, maxValueBytes: left }, 'collect');
      loop.collected.push(value);
    }
    return NEXT;
  };
  return failIteration(loop, frame, () => after(evaluator.evaluate(frame, run.env), keep));
}

function settle(loop: ForEachRun, completion: Completion): Completion | undefined {
  const { run } = loop.call;
  const goesOn = completion.kind === 'failed' && loop.plan.goesOn && !completion.final;
  if (completion.kind === 'failed') {
    if (loop.failures.length < LISTED_FAILURES) {
      loop.failures.push({ index: loop.index, error: caughtError(completion.error, run.language) });
    }
    if (goesOn) run.tolerated += 1;
  }
  endTurn(loop, completion);
  if (goesOn || completion.kind === 'next' || completion.kind === 'continue') return undefined;
  return completion.kind === 'break' ? NEXT : completion;
}

function finish(loop: ForEachRun, completion: Completion): Executed {
  leaveLoop(loop.scopeState);
  loop.sampler.end();
  if (loop.recorder.isDirect()) loop.call.run.ports.journal.loopProgress(loop.call.path, loop.counts);
  const { succeeded, failed } = loop.counts;
  return {
    completion,
    output: {
      count: loop.index,
      succeeded,
      failed,
      items: loop.collected,
      failures: loop.failures,
    },
  };
}
