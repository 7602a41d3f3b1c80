/**
 * Counts requests per key within a window, in this process: with several control planes behind a balancer, each allows the
 * limit once. Holds at most `MOST_KEYS` windows; when full, ended ones go first, then the oldest.
 */
type Rule = { window: number; max: number };
type Verdict = { allowed: boolean; retryAfter: number | null };

export type RequestLimiter = { consume(key: string, rule: Rule): Promise<Verdict> };

const MOST_KEYS = 50_000;

/** `rule.window` is in seconds, and so is `retryAfter`. */
export function openRequestLimiter(now: () => number = Date.now): RequestLimiter {
  const windows = new Map<string, { endsAtMs: number; count: number }>();
  const makeRoom = () => {
    if (windows.size < MOST_KEYS) return;
    for (const [key, { endsAtMs }] of windows) if (endsAtMs <= now()) windows.delete(key);
    const [oldest] = windows.keys();
    if (windows.size >= MOST_KEYS && oldest !== undefined) windows.delete(oldest);
  };
  return {
    async consume(key, { window, max }) {
      const known = windows.get(key);
      if (!known || known.endsAtMs <= now()) {
        windows.delete(key);
        makeRoom();
        windows.set(key, { endsAtMs: now() + window * 1000, count: 1 });
        return { allowed: true, retryAfter: null };
      }
      if (known.count >= max) {
        return { allowed: false, retryAfter: Math.ceil((known.endsAtMs - now()) / 1000) };
      }
      known.count += 1;
      return { allowed: true, retryAfter: null };
    },
  };
}
