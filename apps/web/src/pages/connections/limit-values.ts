import type { ConnectionLimits } from '@flowbridge/connector-sdk/manifest';

/** The limits as the form holds them; an empty number means no limit. */
export type LimitValues = { calls?: number | null; per: 'second' | 'minute'; concurrency?: number | null };

export function toLimitValues({ rate, concurrency }: ConnectionLimits): LimitValues {
  return { calls: rate?.calls ?? null, per: rate?.per ?? 'second', concurrency: concurrency ?? null };
}

export function toLimits({ calls, per, concurrency }: LimitValues): ConnectionLimits {
  return {
    ...(typeof calls === 'number' ? { rate: { calls, per } } : {}),
    ...(typeof concurrency === 'number' ? { concurrency } : {}),
  };
}
