/**
 * Lets time pass, or waits for somebody's call. A pause up to a second is slept; a longer one puts the run down: its
 * beginning is recorded as `started` with the time it is over, and the run is walked again then.
 *
 * begun      recorded `started`; left by its time, by a call to its address, or by its deadline
 * over       recorded `succeeded` with what arrived, or `failed` (`waitTimedOut`)
 * Must never happen: a deadline counted anew because a process died.
 */
import type { Duration, TimeUnit } from '@flowbridge/flow';
import { engineFailure } from '../failure/codes.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import { compileEvaluator, type Evaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import type { PendingWait, ReceivedCallback } from '../ports.ts';
import { toNumeric } from '../value/numeric.ts';
import { isRecord, valueKind } from '../value/value-kind.ts';
import { NEXT, suspendedFor } from './completion.ts';
import { evaluate } from './evaluate.ts';
import type { Executed, StepCall } from './step-call.ts';
import { writeRecord } from './write-record.ts';

/** Pauses up to this long keep the run in memory. */
const SLEPT_MS = 1_000;
const UNIT_MS: Record<TimeUnit, number> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};
/** A century: what a mistake in an amount or a date may cost at most. */
const LONGEST_WAIT_MS = 100 * 366 * 86_400_000;

export const compileWait: StepCompiler<'wait'> = ({ config }) => {
  switch (config.mode) {
    case 'duration': {
      const amount = compileEvaluator(config.duration.amount, 'duration.amount');
      return (call) =>
        waitUntil(call, () => after(evaluate(call, amount), (given) => durationMs(given, config.duration)));
    }
    case 'until': {
      const until = compileEvaluator(config.until, 'until');
      return (call) =>
        waitUntil(call, () => after(evaluate(call, until), (given) => timeOf(given) - call.startedAtMs));
    }
    case 'callback': {
      const { deadline, onDeadline } = config;
      const amount = deadline && compileEvaluator(deadline.amount, 'deadline.amount');
      const goesOn = onDeadline === 'continue';
      return (call) => waitForCallback(call, { deadline, amount, goesOn });
    }
  }
};

function waitUntil(call: StepCall, lengthMs: () => MaybePromise<number>): MaybePromise<Executed> {
  const begun = begunBefore(call);
  if (begun) return after(begun(), (noted) => untilTime(call, notedUntil(noted) ?? call.startedAtMs));
  return after(lengthMs(), (ms) => {
    const untilMs = call.startedAtMs + clampWait(ms);
    call.input = { until: new Date(untilMs).toISOString() };
    if (ms <= SLEPT_MS) return pause(call, untilMs);
    begin(call, untilMs);
    return untilTime(call, untilMs);
  });
}

async function pause(call: StepCall, untilMs: number): Promise<Executed> {
  const { clock } = call.run.ports;
  call.outside = true;
  await clock.sleep(Math.max(0, untilMs - clock.now()), call.run.signal);
  if (call.run.signal.aborted) throw new Error('engine/aborted-while-waiting');
  return over(call);
}

function untilTime(call: StepCall, untilMs: number): Executed {
  if (call.run.ports.clock.now() >= untilMs) return over(call);
  return suspended({ kind: 'timer', path: call.path, untilMs });
}

type CallbackPlan = { deadline: Duration | undefined; amount: Evaluator | undefined; goesOn: boolean };

function waitForCallback(call: StepCall, plan: CallbackPlan): MaybePromise<Executed> {
  return after(deadlineOf(call, plan), (untilMs) =>
    after(call.run.ports.callbacks.received(call.path), (received) => {
      if (received) return over(call, received);
      if (untilMs === undefined) return suspended({ kind: 'callback', path: call.path });
      if (call.run.ports.clock.now() < untilMs)
        return suspended({ kind: 'callback', path: call.path, untilMs });
      if (plan.goesOn) return over(call, undefined, true);
      throw engineFailure('waitTimedOut', 'nobody called before the deadline', {
        until: new Date(untilMs).toISOString(),
      });
    }),
  );
}

function deadlineOf(call: StepCall, { deadline, amount }: CallbackPlan): MaybePromise<number | undefined> {
  const begun = begunBefore(call);
  if (begun) return after(begun(), notedUntil);
  const address = call.run.ports.callbacks.address(call.path);
  if (!deadline || !amount) {
    call.input = { address };
    begin(call, undefined);
    return undefined;
  }
  return after(evaluate(call, amount), (given) => {
    const untilMs = call.startedAtMs + clampWait(durationMs(given, deadline));
    call.input = { address, until: new Date(untilMs).toISOString() };
    begin(call, untilMs);
    return untilMs;
  });
}

/** What this attempt noted when the wait began; a retry waits anew. */
function begunBefore({ recorded }: StepCall): (() => MaybePromise<unknown>) | undefined {
  return recorded?.own ? recorded.output : undefined;
}

/** The wait has begun: this line is what keeps its time over restarts. It goes with the commit that puts the run down. */
function begin(call: StepCall, untilMs: number | undefined): void {
  call.effect = true;
  const output = untilMs === undefined ? {} : { until: new Date(untilMs).toISOString() };
  writeRecord(call, 'started', { executed: { completion: NEXT, output }, nowMs: call.startedAtMs });
}

function over(call: StepCall, received?: ReceivedCallback, timedOut = false): Executed {
  call.effect = true;
  const waitedMs = call.run.ports.clock.now() - (call.recorded?.startedAtMs ?? call.startedAtMs);
  return { completion: NEXT, output: { waitedMs, timedOut, ...received } };
}

function suspended(wait: PendingWait): Executed {
  return { completion: suspendedFor(wait), output: undefined };
}

function notedUntil(noted: unknown): number | undefined {
  const until = isRecord(noted) ? noted.until : undefined;
  const ms = typeof until === 'string' ? Date.parse(until) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

function durationMs(given: unknown, { unit }: Duration): number {
  const amount = Number(toNumeric(given) ?? Number.NaN);
  if (amount >= 0) return amount * UNIT_MS[unit];
  const found = valueKind(given);
  throw engineFailure('notANumber', `the amount is ${found}`, { found }, 'amount');
}

function timeOf(given: unknown): number {
  const ms = typeof given === 'number' ? given : typeof given === 'string' ? Date.parse(given) : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  const found = typeof given === 'string' ? given : valueKind(given);
  throw engineFailure('notATime', `until is ${found}`, { found }, 'until');
}

function clampWait(ms: number): number {
  return Math.min(Math.max(0, ms), LONGEST_WAIT_MS);
}
