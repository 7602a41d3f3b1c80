/**
 * Repeats its body once per item, or per batch of items. An iteration holds nothing beyond its own: outputs of the body are
 * dropped when it ends, only `collect` values, counts and (up to 1,000) failures stay. The list itself is never copied.
 *
 * A loop that goes on from a checkpoint begins where that says; of a retried attempt its failed items come first.
 */
import { passThrough, sampleLoop } from '../journal-policy/loop-sampler.ts';
import { after, type MaybePromise, repeat } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { keepNow, keepWhenDue, keptLoop, restoreLoop } from '../resume/keep-loop.ts';
import { leaveLoop } from '../scope/loop-scope.ts';
import { type Completion, NEXT } from './completion.ts';
import { walkConcurrently } from './concurrent-items.ts';
import {
  collectTurn,
  type ForEachPlan,
  type ForEachRun,
  inOrderOfItems,
  judgeTurn,
  keptState,
} from './for-each-run.ts';
import { batchesOf, describeItems, loopItems } from './loop-items.ts';
import { beginTurn, endTurn, startLoop, whenBreathed } from './loop-run.ts';
import { recordsToChoose } from './records-to-choose.ts';
import type { Executed, StepCall } from './step-call.ts';
import { walkLane } from './walk-lane.ts';

export const compileForEach: StepCompiler<'forEach'> = (step, context) => {
  const { items, collect, onItemFailure, concurrency = 1, batchSize } = step.config;
  const plan: ForEachPlan = {
    items: compileEvaluator(items, 'items'),
    collect: collect === undefined ? undefined : compileEvaluator(collect, 'collect'),
    body: context.lane('body'),
    names: context.bodyNames(),
    loop: context.loopIndex(),
    goesOn: onItemFailure === 'continue',
    concurrency,
    batchSize,
  };
  return (call) =>
    after(plan.items.evaluate(call.frame, call.run.env), (value) => runLoop(call, plan, value));
};

function runLoop(call: StepCall, plan: ForEachPlan, value: unknown): MaybePromise<Executed> {
  const items = loopItems(value);
  call.input = isLookedAt(call) ? recordsToChoose(items) : describeItems(items);
  const walkedItems = chosenItems(call, items);
  const { batchSize } = plan;
  const loop = openLoop(
    call,
    plan,
    batchSize === undefined ? walkedItems : batchesOf(walkedItems, batchSize),
  );
  const walked =
    plan.concurrency > 1 ? walkConcurrently(loop) : repeat<Completion>(() => whenBreathed(loop, turn));
  return after(walked, (completion) => finish(loop, completion));
}

/** A test of no record walks none: it is made to see which there are. */
const isLookedAt = (call: StepCall): boolean => chosenRecord(call) === 0;

/** A test of one record walks only that one, whatever the loops inside it do. */
function chosenItems(call: StepCall, items: readonly unknown[]): readonly unknown[] {
  const record = chosenRecord(call);
  return record === undefined ? items : items.slice(Math.max(0, record - 1), record);
}

/** Undefined for a loop that is walked whole. */
function chosenRecord({ run, frame, step }: StepCall): number | undefined {
  if (frame.loopDepth > 0) return undefined;
  return run.test.records?.[step.id] ?? run.test.record;
}

function openLoop(call: StepCall, plan: ForEachPlan, items: readonly unknown[]): ForEachRun {
  const { purse } = call.run;
  const parent = call.frame.recorder;
  const sampling = { parent, purse, loop: plan.loop, logging: call.step.logging };
  const sampler = plan.concurrency > 1 ? passThrough(parent) : sampleLoop(sampling, items.length);
  const loop: ForEachRun = {
    ...startLoop(call, { names: plan.names, sampler, total: items.length }),
    plan,
    items,
    collected: [],
    collectedAt: [],
    collectedBytes: 0,
    failures: [],
    failed: [],
    again: [],
  };
  const kept = keptLoop(call);
  if (!kept || kept.checkpoint.index > items.length) return loop;
  const { checkpoint, own } = kept;
  restoreLoop(loop, checkpoint);
  loop.counts.total = items.length;
  loop.collected = [...checkpoint.collected];
  loop.collectedAt = [...checkpoint.collectedAt];
  loop.next = checkpoint.index;
  if (own) {
    loop.failures = [...checkpoint.failures];
    loop.failed = [...checkpoint.failed];
    loop.again = [...checkpoint.again];
    return loop;
  }
  loop.again = [...checkpoint.failed, ...checkpoint.again].sort((left, right) => left - right);
  loop.counts.failed = 0;
  call.run.tolerated -= Math.min(checkpoint.failed.length, checkpoint.tolerated);
  // From here on this attempt stands for what it took over: a retry of it finds it here.
  keepNow(loop, keptState(loop));
  return loop;
}

function turn(loop: ForEachRun): MaybePromise<Completion | undefined> {
  const { plan, items } = loop;
  const again = loop.again[0];
  loop.index = again ?? loop.next;
  if (loop.index >= items.length) return NEXT;
  const frame = beginTurn(loop, items[loop.index]);
  return after(walkLane(plan.body, frame, loop.call.run), (completion) =>
    after(collectTurn(loop, frame, completion), (collected) => {
      const verdict = judgeTurn(loop, collected);
      endTurn(loop, collected);
      if (again === undefined) loop.next = loop.index;
      else if (verdict === undefined) loop.again.shift();
      if (verdict === undefined && collected.kind !== 'suspended') {
        loop.index = loop.next;
        keepWhenDue(loop, () => keptState(loop));
      }
      return verdict;
    }),
  );
}

function finish(loop: ForEachRun, completion: Completion): Executed {
  leaveLoop(loop.scopeState);
  if (completion.kind === 'suspended') return { completion, output: undefined };
  loop.sampler.end();
  if (loop.recorder.isDirect()) loop.call.run.ports.journal.loopProgress(loop.call.path, loop.counts);
  const { succeeded, failed } = loop.counts;
  return {
    completion,
    output: {
      count: loop.next,
      succeeded,
      failed,
      items: inOrderOfItems(loop),
      failures: loop.failures,
    },
  };
}
