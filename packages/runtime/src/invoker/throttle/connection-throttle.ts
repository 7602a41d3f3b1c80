/**
 * Whose turn it is to call over a connection. In production all nodes share it through PostgreSQL (`src/throttle`); without
 * one, calls of this process alone wait for what a system asked.
 */
import type { ConnectionLimits, RetryableError } from '@flowbridge/connector-sdk';
import type { Abortable } from '@flowbridge/egress';

/** A call that may go out. Whoever got it ends it, once. */
export type Turn = {
  /** The call is over. `throttled`: the system answered that it was one too many. */
  end(how?: { throttled: boolean }): void;
};

export type TurnWanted = {
  connectionId: string;
  limits: ConnectionLimits;
  /** How long the call can wait, milliseconds. */
  timeoutMs: number;
  signal: Abortable;
};

export type ConnectionThrottle = {
  /**
   * Undefined: go at once, nothing is counted. Else the turn, first come first served in this process. Rejects with
   * `TurnRefused` as soon as it is known that the time will not do, and with `CancelledError` by the signal.
   */
  turn(wanted: TurnWanted): Promise<Turn> | undefined;
  /**
   * The system asked to call more slowly. Answers for how many milliseconds nobody calls. `askedMs`: its own wish; without
   * one, `baseMs` doubled for each pause in a row.
   */
  slowDown(connectionId: string, pause: { askedMs: number | undefined; baseMs: number }): Promise<number>;
};

/** No turn in the time the call has. */
export class TurnRefused extends Error {
  override readonly name = 'TurnRefused';
  readonly why: 'rate' | 'concurrency' | 'paused';
  /** When the next chance is, milliseconds from now, if known. */
  readonly afterMs: number | undefined;
  constructor(why: TurnRefused['why'], afterMs: number | undefined, cause?: unknown) {
    super(`no turn to call: ${why}`, { cause });
    this.why = why;
    this.afterMs = afterMs;
  }
}

/** The system answered that a call was one too many: it was not carried out and may be sent again. */
export class CallThrottled extends Error {
  override readonly name = 'CallThrottled';
  /** What the step fails with when it cannot wait that long. */
  readonly refusal: RetryableError;
  /** The pause the answer asks for, milliseconds; undefined: none in particular. */
  readonly askedMs: number | undefined;
  /** The first pause when none is asked for. */
  readonly baseMs: number;
  constructor(refusal: RetryableError, { askedMs, baseMs }: { askedMs: number | undefined; baseMs: number }) {
    super(refusal.message, { cause: refusal });
    this.refusal = refusal;
    this.askedMs = askedMs;
    this.baseMs = baseMs;
  }
}

/** No limits; each call waits for itself when the system asks. */
export const unsharedThrottle: ConnectionThrottle = {
  turn: () => undefined,
  slowDown: async (_, { askedMs, baseMs }) => askedMs ?? baseMs,
};
