/**
 * Figures for assertions: how many logins (single-flight tests), and how many writes each business key saw
 * (duplicate tests). Only writes that really happened are counted, also when the answer was then dropped.
 */
export type Counters = {
  login(): void;
  write(businessKey: string): void;
  /** The business keys written since the last call of this, in order; forgets them. */
  takeWritten(): string[];
  read(): { logins: number; writes: Record<string, number> };
  reset(): void;
};

/** Bound on distinct business keys, so that a load test cannot grow memory for ever. */
const MAX_KEYS = 50_000;

export function createCounters(): Counters {
  let logins = 0;
  const writes = new Map<string, number>();
  let written: string[] = [];
  return {
    login() {
      logins += 1;
    },
    write(businessKey) {
      const seen = writes.get(businessKey);
      if (seen === undefined && writes.size >= MAX_KEYS) {
        const oldest = writes.keys().next();
        if (!oldest.done) writes.delete(oldest.value);
      }
      writes.set(businessKey, (seen ?? 0) + 1);
      written.push(businessKey);
    },
    takeWritten() {
      const taken = written;
      written = [];
      return taken;
    },
    read: () => ({ logins, writes: Object.fromEntries(writes) }),
    reset() {
      logins = 0;
      writes.clear();
      written = [];
    },
  };
}
