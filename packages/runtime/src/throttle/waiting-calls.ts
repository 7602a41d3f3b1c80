/** Calls that wait for a turn, in the order they came. Each leaves when it may go, when its time is up, or when it is cancelled. */
import { type Abortable, CancelledError, callsCancelledBy, ExchangeFailure } from '@flowbridge/egress';
import type { Turn } from '../invoker/throttle/connection-throttle.ts';

type Waiter = { go(turn: Turn): void; refuse(error: Error): void; deadlineMs: number };

export type WaitingCalls = {
  count(): number;
  /** `timedOut` makes the error of a call whose time is up. */
  add(call: { timeoutMs: number; signal: Abortable; timedOut: () => Error }): Promise<Turn>;
  /** The next `count` calls go. */
  letGo(count: number, oneTurn: () => Turn): void;
  /** Refuses those whose time is up before `earliestMs` (since the epoch). */
  refuseBefore(earliestMs: number, error: () => Error): void;
  cancelAll(): void;
};

export function createWaitingCalls(): WaitingCalls {
  const waiters = new Set<Waiter>();

  return {
    count: () => waiters.size,
    add({ timeoutMs, signal, timedOut }) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(neverSent());
          return;
        }
        const calls = callsCancelledBy(signal);
        const leave = () => {
          clearTimeout(timer);
          calls.delete(cancel);
          waiters.delete(waiter);
        };
        const waiter: Waiter = {
          deadlineMs: Date.now() + timeoutMs,
          go(turn) {
            leave();
            resolve(turn);
          },
          refuse(error) {
            leave();
            reject(error);
          },
        };
        const cancel = () => waiter.refuse(neverSent());
        const timer = setTimeout(() => waiter.refuse(timedOut()), timeoutMs);
        calls.add(cancel);
        waiters.add(waiter);
      });
    },
    letGo(count, oneTurn) {
      let left = count;
      for (const waiter of waiters) {
        if (left <= 0) return;
        left -= 1;
        waiter.go(oneTurn());
      }
    },
    refuseBefore(earliestMs, error) {
      for (const waiter of waiters) if (waiter.deadlineMs < earliestMs) waiter.refuse(error());
    },
    cancelAll() {
      for (const waiter of waiters) waiter.refuse(neverSent());
    },
  };
}

function neverSent(): ExchangeFailure {
  return new ExchangeFailure(false, new CancelledError());
}
