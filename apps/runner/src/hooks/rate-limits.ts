/**
 * Rate limits of endpoints, shared by all nodes: counted in PostgreSQL, and blocked in memory for the rest of the window once
 * they are used up, so that a flood costs the database nothing. While the store is away calls pass: a limit protects systems
 * behind a flow, and refusing everybody would lose what it protects.
 */
import type { Database } from '@flowbridge/db';
import type { TriggerOf } from '@flowbridge/flow';
import type { RuntimeLog } from '@flowbridge/runtime';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { HookRefusal } from './hook-refusal.ts';

export type RateLimit = NonNullable<TriggerOf<'http'>['config']['rateLimit']>;

export type RateLimits = {
  /** Counts a call of the endpoint. Throws `HookRefusal` when it is one too many. */
  take(token: string, limit: RateLimit): Promise<void>;
};

const SECONDS: Record<RateLimit['per'], number> = { second: 1, minute: 60 };

export function createRateLimits({ db, log }: { db: Database; log: RuntimeLog }): RateLimits {
  const limiters = new Map<string, RateLimiterPostgres>();

  function limiterOf({ calls, per }: RateLimit): RateLimiterPostgres {
    const name = `hook ${calls}/${per}`;
    const known = limiters.get(name);
    if (known) return known;
    const limiter = new RateLimiterPostgres({
      storeClient: db.pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points: calls,
      duration: SECONDS[per],
      inMemoryBlockOnConsumed: calls,
    });
    limiters.set(name, limiter);
    return limiter;
  }

  return {
    async take(token, limit) {
      try {
        await limiterOf(limit).consume(token);
      } catch (outcome) {
        if (outcome instanceof RateLimiterRes) throw tooMany(limit, outcome.msBeforeNext);
        log.warn({ err: outcome }, 'calls could not be counted against a rate limit and pass');
      }
    },
  };
}

function tooMany({ calls, per }: RateLimit, waitMs: number): HookRefusal {
  return new HookRefusal('hook.rateLimited', `This address takes ${calls} calls a ${per}.`, {
    headers: { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1_000))) },
    details: { calls, per },
  });
}
