import { z } from 'zod';

/** Far more than an installation begins. */
const MOST_RUNS = 1_000_000;
/** A megabyte: less would be used up by a handful of runs. */
const LEAST_BYTES = 1_000_000;
/** A petabyte. */
const MOST_BYTES = 1_000_000_000_000_000;
const runsRange = `A whole number from 1 to ${MOST_RUNS}, or null (unlimited).`;
const bytesRange = `A whole number of bytes from ${LEAST_BYTES} (1 MB) to ${MOST_BYTES} (1 PB), or null (unlimited).`;

export const runsPerMinute = z.int(runsRange).min(1, runsRange).max(MOST_RUNS, runsRange).nullable().meta({
  description:
    'How many runs of the tenant may begin in any minute, on all runners together. Above it HTTP calls and REST get 429 with Retry-After; what schedules, polls and callbacks start waits in the queue. Null: unlimited.',
});

export const logBytes = z
  .int(bytesRange)
  .min(LEAST_BYTES, bytesRange)
  .max(MOST_BYTES, bytesRange)
  .nullable()
  .meta({
    description:
      'How many bytes of logs the tenant’s runs may hold. Above it runs go on; those that succeed keep no values of their steps that only people read, those that fail keep everything. Null: unlimited.',
  });

export const changeTenantQuotasInput = z.strictObject({ runsPerMinute, logBytes });
export type ChangeTenantQuotasInput = z.infer<typeof changeTenantQuotasInput>;

/** `near`: from 80 % on. `over`: used up. */
export type QuotaState = 'unlimited' | 'free' | 'near' | 'over';

export type TenantQuotas = {
  runs: {
    /** Null: unlimited. */
    perMinute: number | null;
    /** Counted against the limit in the last minute; without one, all runs accepted in it. */
    lastMinute: number;
    /** Queued runs that wait for the next minute; at most 100,000 are counted. */
    held: number;
    state: QuotaState;
  };
  logs: {
    /** Null: unlimited. */
    limit: number | null;
    bytes: number;
    state: QuotaState;
  };
};

export type LogUseOfTenant = {
  /** The last 30 days (UTC), the oldest first: bytes of runs accepted on each. */
  days: { day: string; bytes: number }[];
  /** Of runs accepted before those. */
  before: number;
  /** The ten flows whose runs hold most; the name is null once the flow is gone. */
  flows: { flowId: string; flowName: string | null; bytes: number }[];
  /** Of all other flows. */
  others: number;
};
