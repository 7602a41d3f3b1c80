/**
 * The waiting of one step's calls: for a turn under the connection's limits, and for as long as the system asks. All of it
 * comes out of the step's own time, so that a step never holds its worker longer than its timeout.
 */
import { RetryableError } from '@flowbridge/connector-sdk';
import {
  type Abortable,
  CancelledError,
  callsCancelledBy,
  DeadlineError,
  ExchangeFailure,
} from '@flowbridge/egress';
import type { OpenConnection } from '../connection.ts';
import {
  type CallThrottled,
  type ConnectionThrottle,
  type Turn,
  TurnRefused,
} from './connection-throttle.ts';

export type Patience = {
  /** A turn for one request; undefined: nothing to wait for and nothing to end. Throws `connector.rateLimited`. */
  turn(): Promise<Turn> | undefined;
  /**
   * The system refused a request as one too many. Waits until it may be sent again; throws the refusal at once when that is
   * later than this step's time.
   */
  waitOut(throttled: CallThrottled): Promise<void>;
  /**
   * What somebody does for several callers (a login), for as long as this step has time and is not cancelled. Rejects with
   * an `ExchangeFailure` as a call that was never sent.
   */
  share<Result>(work: Promise<Result>): Promise<Result>;
  /** Milliseconds waited so far. */
  waitedMs(): number;
};

/** The longest pause of a call without a connection that the system did not ask for. */
const LONGEST_PAUSE_MS = 60_000;

export function createPatience(
  connection: OpenConnection,
  settings: { throttle: ConnectionThrottle; signal: Abortable; deadlineMs: number; nowMs: () => number },
): Patience {
  const { throttle, signal, nowMs } = settings;
  const system = connection.connector.manifest.key;
  let waitedMs = 0;
  let pauses = 0;

  const counted = async <Result>(wait: Promise<Result>): Promise<Result> => {
    const since = nowMs();
    try {
      return await wait;
    } finally {
      waitedMs += nowMs() - since;
    }
  };

  const refused = (error: unknown): unknown => {
    if (!(error instanceof TurnRefused)) return error;
    const { rate, concurrency } = connection.limits;
    const byRate = error.why === 'rate' && rate !== undefined;
    return new RetryableError({
      code: 'connector.rateLimited',
      message: `${system}: no turn within the step's time (${error.why})`,
      details: {
        system,
        throttledMs: waitedMs,
        ...(byRate && rate.per === 'second' ? { perSecond: rate.calls } : {}),
        ...(byRate && rate.per === 'minute' ? { perMinute: rate.calls } : {}),
        ...(error.why === 'concurrency' && concurrency !== undefined ? { concurrency } : {}),
        ...(error.why === 'paused' ? { pauseSeconds: Math.ceil((error.afterMs ?? 0) / 1000) } : {}),
      },
      afterMs: error.afterMs,
      cause: error.cause,
    });
  };

  return {
    turn() {
      if (connection.id === undefined) return undefined;
      const turn = throttle.turn({
        connectionId: connection.id,
        limits: connection.limits,
        timeoutMs: Math.max(settings.deadlineMs - nowMs(), 0),
        signal,
      });
      return turn === undefined
        ? undefined
        : counted(turn).catch((error: unknown) => {
            throw refused(error);
          });
    },
    async waitOut({ refusal, askedMs, baseMs }) {
      const ownMs = askedMs ?? Math.min(baseMs * 2 ** pauses, LONGEST_PAUSE_MS);
      pauses += 1;
      const pauseMs =
        connection.id === undefined ? ownMs : await throttle.slowDown(connection.id, { askedMs, baseMs });
      if (nowMs() + pauseMs >= settings.deadlineMs) {
        throw new RetryableError({
          code: refusal.code,
          message: refusal.message,
          details: { ...refusal.details, ...(waitedMs > 0 ? { throttledMs: waitedMs } : {}) },
          afterMs: pauseMs,
          cause: refusal.cause,
        });
      }
      await counted(pause(pauseMs, signal));
    },
    share(work) {
      const leftMs = Math.max(settings.deadlineMs - nowMs(), 0);
      return new Promise((resolve, reject) => {
        const calls = callsCancelledBy(signal);
        const leave = (error: Error) => {
          clearTimeout(timer);
          calls.delete(cancel);
          reject(error);
        };
        const cancel = () => leave(neverSent(new CancelledError()));
        const timer = setTimeout(() => leave(neverSent(new DeadlineError())), leftMs);
        calls.add(cancel);
        work.then(resolve, reject).finally(() => {
          clearTimeout(timer);
          calls.delete(cancel);
        });
      });
    },
    waitedMs: () => waitedMs,
  };
}

/** Rejects with `CancelledError`, as a call that was never sent, when the signal aborts. */
function pause(ms: number, signal: Abortable): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancelled = () => reject(neverSent(new CancelledError()));
    if (signal.aborted) {
      cancelled();
      return;
    }
    const calls = callsCancelledBy(signal);
    const cancel = () => {
      clearTimeout(timer);
      calls.delete(cancel);
      cancelled();
    };
    const timer = setTimeout(() => {
      calls.delete(cancel);
      resolve();
    }, ms);
    calls.add(cancel);
  });
}

function neverSent(cause: Error): ExchangeFailure {
  return new ExchangeFailure(false, cause);
}
