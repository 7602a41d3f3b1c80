import { ControlError } from './control-error.ts';
import { isJsonObject } from './sim-http.ts';

/** A clock a test can move: sessions, tokens and time filters of a simulator read only this one. */
export type SimClock = {
  /** Milliseconds since 1970. */
  now(): number;
  read(): { now: string; nowMs: number; offsetMs: number; frozen: boolean };
  /** `{ now: ISO text or ms, advanceMs, freeze }`, each optional. Throws ControlError on anything else. */
  change(body: unknown): void;
  advance(ms: number): void;
  reset(): void;
};

/** A clock that follows the machine's until it is moved or frozen. */
export function createSimClock(realNow: () => number = Date.now): SimClock {
  let offsetMs = 0;
  let frozenAtMs: number | null = null;
  const now = () => frozenAtMs ?? realNow() + offsetMs;

  function moveTo(ms: number) {
    if (frozenAtMs !== null) frozenAtMs = ms;
    offsetMs = ms - realNow();
  }

  return {
    now,
    read() {
      return { now: new Date(now()).toISOString(), nowMs: now(), offsetMs, frozen: frozenAtMs !== null };
    },
    change(body) {
      const { now: target, advanceMs, freeze, ...rest } = isJsonObject(body) ? body : { invalid: true };
      const unknown = Object.keys(rest)[0];
      if (unknown !== undefined) {
        throw new ControlError(400, 'badClock', `clock takes now, advanceMs and freeze, not '${unknown}'`);
      }
      const targetMs = target === undefined ? undefined : readMoment(target);
      if (advanceMs !== undefined && !(typeof advanceMs === 'number' && Number.isFinite(advanceMs))) {
        throw new ControlError(400, 'badClock', 'advanceMs must be a number of milliseconds');
      }
      if (freeze !== undefined && typeof freeze !== 'boolean') {
        throw new ControlError(400, 'badClock', 'freeze must be true or false');
      }
      if (targetMs !== undefined) moveTo(targetMs);
      if (advanceMs !== undefined) moveTo(now() + advanceMs);
      if (freeze === true) frozenAtMs = now();
      if (freeze === false) {
        const at = now();
        frozenAtMs = null;
        offsetMs = at - realNow();
      }
    },
    advance: (ms) => moveTo(now() + ms),
    reset() {
      offsetMs = 0;
      frozenAtMs = null;
    },
  };
}

function readMoment(value: unknown): number {
  const ms = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) {
    throw new ControlError(
      400,
      'badClock',
      `now must be ISO 8601 text or milliseconds, not ${JSON.stringify(value)}`,
    );
  }
  return ms;
}
