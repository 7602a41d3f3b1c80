/**
 * Waiting only where something waits. A lane of pure steps runs to its end inside one turn of the event loop: no
 * promise, no microtask. The first step that really waits turns the rest of its lane into an async continuation; what
 * follows it runs without promises again until the next wait. Loops never grow the stack and never chain promises.
 */
export type MaybePromise<T> = T | Promise<T>;

export function isPromise<T>(value: MaybePromise<T>): value is Promise<T> {
  return value instanceof Promise;
}

/** Goes on with the value: at once when it is here, later when it is a promise. */
export function after<T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> {
  return isPromise(value) ? value.then(next) : next(value);
}

/** Calls `turn` until it gives something other than `undefined`; awaits only the turns that wait. */
export function repeat<T>(turn: () => MaybePromise<T | undefined>): MaybePromise<T> {
  for (;;) {
    const done = turn();
    if (isPromise(done)) return repeatLater(done, turn);
    if (done !== undefined) return done;
  }
}

async function repeatLater<T>(
  first: Promise<T | undefined>,
  turn: () => MaybePromise<T | undefined>,
): Promise<T> {
  const done = await first;
  if (done !== undefined) return done;
  for (;;) {
    const next = turn();
    const settled = isPromise(next) ? await next : next;
    if (settled !== undefined) return settled;
  }
}
