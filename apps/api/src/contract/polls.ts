import { z } from 'zod';
import { idInput } from './paging.ts';
import type { RunFailure } from './runs.ts';

/** A poll trigger of a flow. */
export const pollInput = z.strictObject({ id: idInput, triggerId: z.string().min(1).max(40) });
export type PollInput = z.infer<typeof pollInput>;

/** A date (ISO 8601, or as systems write it in the trigger's zone), a number or a text, by the watermark's kind. */
export const watermarkInput = z.union([z.string().min(1).max(200), z.number()]);
export type Watermark = z.infer<typeof watermarkInput>;

export const resetPollInput = pollInput.extend({
  /** Null: begin as the first poll did. */
  watermark: watermarkInput.nullable(),
});
export type ResetPollInput = z.infer<typeof resetPollInput>;

export const startBackfillInput = pollInput.extend({
  from: watermarkInput,
  to: watermarkInput,
  /** Seconds of a time, steps of a number; absent: everything in one slice. A text is not sliced. */
  slice: z.number().positive().max(1e12).optional(),
});
export type StartBackfillInput = z.infer<typeof startBackfillInput>;

export type Backfill = {
  id: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  from: Watermark;
  to: Watermark;
  slice: number | null;
  /** Up to where everything is delivered. */
  at: Watermark;
  /** Records read so far, and those handed to runs. */
  found: number;
  delivered: number;
  /** ISO 8601. */
  startedAt: string;
  endedAt: string | null;
};

export type PollState = {
  kind: 'time' | 'number' | 'text';
  /** Null: nothing was read yet. */
  watermark: Watermark | null;
  lastPolledAt: string | null;
  /** Records of the last answer, and those of them that were new; null when it failed. */
  lastFound: number | null;
  lastNew: number | null;
  lastError: RunFailure | null;
  /** Null: the flow is off. */
  nextPollAt: string | null;
  /** Runs of polls that have not ended: the next poll waits for them. */
  openRuns: number;
  /** Records whose run failed: they hold the watermark and are read again. */
  failingRecords: number;
  backfill: Backfill | null;
};
