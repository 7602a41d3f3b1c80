import { randomBytes } from 'node:crypto';
import type { SimClock } from '../simulation/sim-clock.ts';

export const TOKEN_LIFETIME_SECONDS = 7200;

export type TokenCheck = { state: 'valid'; agentId: number } | { state: 'expired' } | { state: 'unknown' };

export type WecomTokens = {
  /** The app's token with the seconds it has left: the same one while it is valid. */
  issue(agentId: number): { token: string; secondsLeft: number };
  check(token: string): TokenCheck;
  expire(token: string): void;
  clear(): void;
};

const MOST_REMEMBERED = 1000;

export function createWecomTokens(clock: SimClock): WecomTokens {
  const byToken = new Map<string, { agentId: number; expiresMs: number }>();
  const byApp = new Map<number, string>();
  return {
    issue(agentId) {
      const current = byApp.get(agentId);
      const entry = current === undefined ? undefined : byToken.get(current);
      if (current !== undefined && entry && entry.expiresMs > clock.now()) {
        return { token: current, secondsLeft: Math.ceil((entry.expiresMs - clock.now()) / 1000) };
      }
      const token = randomBytes(96).toString('base64url');
      byToken.set(token, { agentId, expiresMs: clock.now() + TOKEN_LIFETIME_SECONDS * 1000 });
      byApp.set(agentId, token);
      const [oldest] = byToken.keys();
      if (byToken.size > MOST_REMEMBERED && oldest !== undefined) byToken.delete(oldest);
      return { token, secondsLeft: TOKEN_LIFETIME_SECONDS };
    },
    check(token) {
      const entry = byToken.get(token);
      if (!entry) return { state: 'unknown' };
      return entry.expiresMs > clock.now()
        ? { state: 'valid', agentId: entry.agentId }
        : { state: 'expired' };
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
