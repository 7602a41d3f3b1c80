import { z } from 'zod';

/** Far more than any number of runners executes at the same time. */
const MOST = 100_000;
const range = `A whole number from 0 (nothing is begun) to ${MOST}, or null (the default).`;

export const maxRunningRuns = z.int(range).min(0, range).max(MOST, range).nullable().meta({
  description:
    'How many queued runs of the tenant may be running at the same time, on all runners together. 0 holds the queue: runs are accepted and wait. Null: the default.',
});

export const changeTenantLimitsInput = z.strictObject({ maxRunningRuns });
export type ChangeTenantLimitsInput = z.infer<typeof changeTenantLimitsInput>;

export type TenantLimits = {
  /** 0: the queue is held. Null: `defaultMaxRunningRuns` counts. */
  maxRunningRuns: number | null;
  defaultMaxRunningRuns: number;
  /** Queued runs that are running now; more than the limit after it was lowered, until enough have ended. */
  running: number;
  /** Runs that wait in the queue. */
  queued: number;
};
