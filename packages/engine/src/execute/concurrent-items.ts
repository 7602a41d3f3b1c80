/**
 * The iterations of a forEach several at a time. Each has its own view of outputs, loops and of the variables it initialises;
 * variables from outside the loop are shared. An iteration that waits keeps its place, so that no more than `concurrency`
 * items are ever begun and not ended; when all places wait, so does the loop.
 *
 * A checkpoint needs a moment in which nothing is under way: when one is due, no new iteration begins until the others
 * have ended.
 * Must never happen: an iteration that outlives its loop.
 */
import { sampleConcurrentLoop } from '../journal-policy/concurrent-sampler.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { PendingWait } from '../ports.ts';
import { isKeepDue, keepNow } from '../resume/keep-loop.ts';
import { showCallbacks } from '../scope/callback-scope.ts';
import type { Frame } from '../scope/frame.ts';
import { beginIteration, enterLoop } from '../scope/loop-scope.ts';
import { forkVariables } from '../scope/variables.ts';
import { breathe, isBreathDue } from './breathe.ts';
import { CANCELLED, type Completion, NEXT } from './completion.ts';
import { collectTurn, type ForEachRun, judgeTurn, keptState } from './for-each-run.ts';
import { countTurn } from './loop-run.ts';
import { walkLane } from './walk-lane.ts';

export async function walkConcurrently(loop: ForEachRun): Promise<Completion> {
  const { plan, items, call } = loop;
  const { run } = call;
  const sampler = sampleConcurrentLoop(
    { parent: loop.recorder, purse: run.purse, loop: plan.loop, logging: call.step.logging },
    items.length,
  );
  loop.logsAll = sampler.passesAll && loop.recorder.isDirect();
  const underWay = new Set<Promise<void>>();
  const waits: PendingWait[] = [];
  let waiting = 0;
  let ending: Completion | undefined;
  let broken: { error: unknown } | undefined;

  const walk = (index: number): MaybePromise<void> => {
    const log = sampler.iteration(index);
    const frame = forkFrame(loop, index, log.recorder);
    return after(walkLane(plan.body, frame, run), (completion) =>
      after(collectTurn(loop, frame, completion, index), (collected) => {
        if (collected.kind === 'suspended') {
          waits.push(...collected.waits);
          waiting += 1;
          return;
        }
        log.end();
        countTurn(loop.counts, collected);
        const verdict = judgeTurn(loop, collected, index);
        if (verdict) ending = stronger(ending, verdict);
      }),
    );
  };
  const begin = (index: number): void => {
    const walked = Promise.resolve()
      .then(() => walk(index))
      .catch((error: unknown) => {
        broken ??= { error };
      })
      .finally(() => underWay.delete(walked));
    underWay.add(walked);
  };

  for (;;) {
    if (broken) break;
    const room = underWay.size + waiting < plan.concurrency;
    const draining = isKeepDue(loop) && waiting === 0;
    if (run.signal.aborted) ending = stronger(ending, CANCELLED);
    const index = loop.again.shift() ?? (loop.next < items.length ? loop.next : undefined);
    if (!ending && room && !draining && index !== undefined) {
      if (index === loop.next) loop.next += 1;
      if (isBreathDue(run, run.ports.clock.now())) await breathe(run);
      begin(index);
      continue;
    }
    // Not begun after all: it comes first the next time.
    if (index !== undefined && index < loop.next) loop.again.unshift(index);
    if (underWay.size > 0) {
      await Promise.race(underWay);
      continue;
    }
    if (draining && !ending && index !== undefined) {
      loop.index = loop.next;
      keepNow(loop, keptState(loop));
      continue;
    }
    break;
  }
  await Promise.all(underWay);
  if (broken) throw broken.error;
  loop.index = loop.next;
  if (ending && ending.kind !== 'next' && !(ending.kind === 'failed' && waits.length > 0)) return ending;
  return waits.length > 0 ? { kind: 'suspended', waits } : (ending ?? NEXT);
}

function forkFrame(loop: ForEachRun, index: number, recorder: Frame['recorder']): Frame {
  const { call, plan, items } = loop;
  const { scope } = call.frame;
  const variables = forkVariables(call.run.plan.variables, call.frame.variables);
  const frame: Frame = {
    scope: {
      ...scope,
      steps: Object.assign(Object.create(null), scope.steps),
      loops: Object.assign(Object.create(null), scope.loops),
      vars: variables.view,
    },
    variables,
    prefix: `${call.path}[${index}]/`,
    recorder,
    loopDepth: call.frame.loopDepth + 1,
  };
  beginIteration(enterLoop(plan.names, frame.scope, variables), items[index], index);
  showCallbacks(frame, call.run);
  return frame;
}

/** Of several endings: a cancel, then the end of the run, then a failure, then a break. */
function stronger(left: Completion | undefined, right: Completion): Completion {
  const rank = (each: Completion): number => ['cancelled', 'terminated', 'failed', 'next'].indexOf(each.kind);
  return left && rank(left) <= rank(right) ? left : right;
}
