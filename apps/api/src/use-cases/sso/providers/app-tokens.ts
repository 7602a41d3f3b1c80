/**
 * The access tokens of DingTalk's and WeCom's apps, which both want kept: who asks for one at each sign-in is throttled. In memory
 * only, per installation and process; many sign-ins at once ask for one token.
 */
import { createHash } from 'node:crypto';
import { SystemRefusal } from './system-refusal.ts';

export type FreshToken = { token: string; lifeSeconds: number };

export type AppTokens = {
  /**
   * Calls with the app's token; once more with a new one when the system says that it is over before its time. `app` names issuer,
   * app and secret: another secret is another app.
   */
  use<T>(
    app: readonly string[],
    fetchToken: () => Promise<FreshToken>,
    call: (token: string) => Promise<T>,
  ): Promise<T>;
};

const MOST_APPS = 1000;
const SPARE_MS = 5 * 60_000;

export function openAppTokens(now: () => number = Date.now): AppTokens {
  const kept = new Map<string, { token: Promise<string>; endsAtMs: number }>();

  const tokenOf = (key: string, fetchToken: () => Promise<FreshToken>): Promise<string> => {
    const known = kept.get(key);
    if (known && known.endsAtMs > now()) return known.token;
    const entry = {
      endsAtMs: Number.POSITIVE_INFINITY,
      token: fetchToken().then(
        ({ token, lifeSeconds }) => {
          entry.endsAtMs = now() + Math.max(lifeSeconds * 1000 - SPARE_MS, 0);
          return token;
        },
        (error: unknown) => {
          if (kept.get(key) === entry) kept.delete(key);
          throw error;
        },
      ),
    };
    kept.delete(key);
    kept.set(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > MOST_APPS && oldest !== undefined) kept.delete(oldest);
    return entry.token;
  };

  return {
    async use(app, fetchToken, call) {
      const key = createHash('sha256').update(JSON.stringify(app)).digest('hex');
      const token = await tokenOf(key, fetchToken);
      try {
        return await call(token);
      } catch (error) {
        if (!(error instanceof SystemRefusal) || error.reason !== 'tokenOver') throw error;
        // Another call may have put a new one in its place already.
        if ((await kept.get(key)?.token) === token) kept.delete(key);
        return call(await tokenOf(key, fetchToken));
      }
    },
  };
}
