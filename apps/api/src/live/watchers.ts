/** Who waits for news of what, by key: a run or a flow with its tenant. */
export type Watchers<What extends unknown[]> = {
  /** Calls `wake` with each piece of news; answers how to stop. */
  subscribe(key: string, wake: (...what: What) => void): () => void;
  wake(key: string, ...what: What): void;
  wakeEverybody(...what: What): void;
};

export function createWatchers<What extends unknown[] = []>(): Watchers<What> {
  const watchers = new Map<string, Set<(...what: What) => void>>();
  const wakeAll = (key: string, what: What) => {
    for (const wake of watchers.get(key) ?? []) wake(...what);
  };
  return {
    subscribe(key, wake) {
      const wakes = watchers.get(key) ?? new Set();
      wakes.add(wake);
      watchers.set(key, wakes);
      return () => {
        wakes.delete(wake);
        if (wakes.size === 0 && watchers.get(key) === wakes) watchers.delete(key);
      };
    },
    wake: (key, ...what) => wakeAll(key, what),
    wakeEverybody(...what) {
      for (const key of watchers.keys()) wakeAll(key, what);
    },
  };
}
