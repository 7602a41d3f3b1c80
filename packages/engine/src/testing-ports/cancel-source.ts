import type { CancelSignal } from '../ports.ts';

export type CancelSource = { signal: CancelSignal; abort(): void };

/** An abort controller without the platform's. */
export function cancelSource(): CancelSource {
  const listeners = new Set<() => void>();
  let aborted = false;
  return {
    signal: {
      get aborted() {
        return aborted;
      },
      addEventListener: (_type, listener) => void listeners.add(listener),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    },
    abort() {
      aborted = true;
      for (const listener of listeners) listener();
    },
  };
}
