/** One forEach being run: what its iterations leave behind, whether they run one after the other or side by side. */
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { Evaluator } from '../plan/evaluator.ts';
import type { PlannedLane } from '../plan/plan.ts';
import type { KeptByKind } from '../resume/keep-loop.ts';
import type { Frame } from '../scope/frame.ts';
import type { LoopBodyNames } from '../scope/loop-scope.ts';
import { weigh } from '../value/weigh.ts';
import { caughtError } from './caught-error.ts';
import { type Completion, NEXT } from './completion.ts';
import { failIteration } from './fail-iteration.ts';
import type { LoopRun } from './loop-run.ts';

/** Failures listed in the loop's output; the count is always exact. */
const LISTED_FAILURES = 1_000;

export type ForEachPlan = {
  items: Evaluator;
  collect: Evaluator | undefined;
  body: PlannedLane;
  names: LoopBodyNames;
  loop: number;
  goesOn: boolean;
  concurrency: number;
  batchSize: number | undefined;
};

export type ForEachRun = LoopRun & {
  plan: ForEachPlan;
  items: readonly unknown[];
  collected: unknown[];
  /** Index of the iteration each collected value came from. */
  collectedAt: number[];
  collectedBytes: number;
  failures: unknown[];
  /** Indexes of failed items. */
  failed: number[];
  /** Items of a former attempt that are done again before the loop goes on. */
  again: number[];
};

/** The iteration's `collect` value, when it came to its end. A failure of `collect` is the iteration's. */
export function collectTurn(
  loop: ForEachRun,
  frame: Frame,
  completion: Completion,
  index = loop.index,
): MaybePromise<Completion> {
  const evaluator = loop.plan.collect;
  if (completion.kind !== 'next' || !evaluator) return completion;
  const { run, path } = loop.call;
  const keep = (value: unknown): Completion => {
    if (value !== undefined) {
      const left = run.limits.maxValueBytes - loop.collectedBytes;
      loop.collectedBytes += weigh(value, { ...run.limits, maxValueBytes: left }, 'collect');
      loop.collected.push(value);
      loop.collectedAt.push(index);
    }
    return NEXT;
  };
  return failIteration(loop, { frame, index }, () => {
    run.seat = { path: `${path}[${index}]`, uuids: 0 };
    return after(evaluator.evaluate(frame, run.env), keep);
  });
}

/** Whether the loop goes on after an iteration (undefined), else how it ends. */
export function judgeTurn(
  loop: ForEachRun,
  completion: Completion,
  index = loop.index,
): Completion | undefined {
  const { run } = loop.call;
  if (completion.kind === 'failed') {
    loop.failed.push(index);
    if (loop.failures.length < LISTED_FAILURES) {
      loop.failures.push({ index, error: caughtError(completion.error, run.language) });
    }
    if (!loop.plan.goesOn || completion.final) return completion;
    run.tolerated += 1;
    return undefined;
  }
  if (completion.kind === 'next' || completion.kind === 'continue') return undefined;
  return completion.kind === 'break' ? NEXT : completion;
}

export function keptState({ collected, collectedAt, failures, failed, again }: ForEachRun): KeptByKind {
  return { collected, collectedAt, failures, failed, again };
}

/** Collected values in the order of the items, also when iterations ended in another one. */
export function inOrderOfItems({ collected, collectedAt }: ForEachRun): unknown[] {
  if (collectedAt.every((at, place) => place === 0 || at > (collectedAt[place - 1] ?? 0))) return collected;
  const order = collectedAt.map((_at, place) => place);
  order.sort((left, right) => (collectedAt[left] ?? 0) - (collectedAt[right] ?? 0));
  return order.map((place) => collected[place]);
}
