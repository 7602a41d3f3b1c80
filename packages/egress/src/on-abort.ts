/**
 * Cancellation of calls. All calls of a run watch one signal: it gets one listener, and the calls under way are in a set,
 * because adding and removing a listener costs more than the rest of a call's bookkeeping.
 */
import { setMaxListeners } from 'node:events';

/** The part of `AbortSignal` used here. */
export type Abortable = {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
};

export type CallsUnderWay = {
  add(cancel: () => void): void;
  delete(cancel: () => void): void;
};

/** Calls at a time from which on their retries may wait on the signal in such numbers that Node would suspect a leak. */
const MANY = 8;

const watched = new WeakMap<Abortable, CallsUnderWay>();

/** The calls that `signal` cancels: each one in the set is called once when the signal aborts. */
export function callsCancelledBy(signal: Abortable): CallsUnderWay {
  const known = watched.get(signal);
  if (known !== undefined) return known;
  const cancels = new Set<() => void>();
  const calls: CallsUnderWay = {
    add(cancel) {
      cancels.add(cancel);
      if (cancels.size === MANY && signal instanceof AbortSignal) setMaxListeners(0, signal);
    },
    delete: (cancel) => cancels.delete(cancel),
  };
  signal.addEventListener('abort', () => {
    for (const cancel of [...cancels]) cancel();
  });
  watched.set(signal, calls);
  return calls;
}
