/** Keeps what a loader gave for a short time; many callers share one load. Failures are not kept. */
export type TimedCache<Value> = {
  get(key: string): Promise<Value>;
  /** The value when it is here and fresh: without a promise, for the hot path. */
  peek(key: string): Value | undefined;
  forget(key: string): void;
  clear(): void;
};

type Entry<Value> = { value: Value | undefined; loading: Promise<Value> | undefined; loadedAt: number };

/**
 * A value younger than half of `keptMs` is given as it is; an older one too, while a fresh one is loaded in the background;
 * beyond `keptMs` callers wait. So nothing older than `keptMs` is ever given, and a busy key never makes its callers wait.
 */
export function createTimedCache<Value>(options: {
  load: (key: string) => Promise<Value>;
  keptMs: number;
  entries: number;
}): TimedCache<Value> {
  const { load, keptMs, entries } = options;
  const cache = new Map<string, Entry<Value>>();

  function refresh(key: string): Promise<Value> {
    const entry = cache.get(key) ?? {
      value: undefined,
      loading: undefined,
      loadedAt: Number.NEGATIVE_INFINITY,
    };
    if (entry.loading) return entry.loading;
    if (cache.size >= entries) cache.clear();
    cache.set(key, entry);
    const startedAt = performance.now();
    const loading = load(key).then(
      (value) => {
        entry.value = value;
        entry.loadedAt = startedAt;
        entry.loading = undefined;
        return value;
      },
      (error: unknown) => {
        if (cache.get(key) === entry) cache.delete(key);
        throw error;
      },
    );
    entry.loading = loading;
    return loading;
  }

  function peek(key: string): Value | undefined {
    const entry = cache.get(key);
    if (!entry) return undefined;
    const age = performance.now() - entry.loadedAt;
    if (age > keptMs) return undefined;
    if (age > keptMs / 2 && !entry.loading) refresh(key).catch(() => undefined);
    return entry.value;
  }

  return {
    peek,
    async get(key) {
      return peek(key) ?? refresh(key);
    },
    forget: (key) => cache.delete(key),
    clear: () => cache.clear(),
  };
}
