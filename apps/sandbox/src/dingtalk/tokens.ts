import { randomBytes } from 'node:crypto';
import type { SimClock } from '../simulation/sim-clock.ts';

export const TOKEN_LIFETIME_SECONDS = 7200;

export type TokenCheck = { state: 'valid'; appKey: string } | { state: 'expired' } | { state: 'unknown' };

/** One token store for both API generations: a token of either works on the other. */
export type TokenStore = {
  /** The app's token; the same one while it is valid, its life extended by the call. */
  issue(appKey: string): string;
  check(token: string): TokenCheck;
  expire(token: string): void;
  clear(): void;
};

export function createTokenStore(clock: SimClock): TokenStore {
  const byToken = new Map<string, { appKey: string; expiresMs: number }>();
  const byApp = new Map<string, string>();
  return {
    issue(appKey) {
      const expiresMs = clock.now() + TOKEN_LIFETIME_SECONDS * 1000;
      const current = byApp.get(appKey);
      const entry = current === undefined ? undefined : byToken.get(current);
      if (current !== undefined && entry && entry.expiresMs > clock.now()) {
        entry.expiresMs = expiresMs;
        return current;
      }
      const token = randomBytes(16).toString('hex');
      byToken.set(token, { appKey, expiresMs });
      byApp.set(appKey, token);
      forgetOldest(byToken);
      return token;
    },
    check(token) {
      const entry = byToken.get(token);
      if (!entry) return { state: 'unknown' };
      return entry.expiresMs > clock.now() ? { state: 'valid', appKey: entry.appKey } : { state: 'expired' };
    },
    expire(token) {
      const entry = byToken.get(token);
      if (entry) entry.expiresMs = 0;
    },
    clear() {
      byToken.clear();
      byApp.clear();
    },
  };
}

/** Expired tokens are remembered, to be called expired and not unknown, but not for ever. */
function forgetOldest(byToken: Map<string, unknown>): void {
  if (byToken.size <= 1000) return;
  const oldest = byToken.keys().next();
  if (!oldest.done) byToken.delete(oldest.value);
}
