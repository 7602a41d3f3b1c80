/** Which poll trigger: every row of polls is one tenant's, one flow's, one trigger's. */
export type PollTrigger = { tenantId: string; flowId: string; triggerId: string };

/** Ordinary polls move the watermark; those of a back-fill do not. Each lane has one poll on its way at most. */
export type PollLane = 'live' | 'backfill';

export type Watermark = string | number;

/** Reading again what lies between two places, slice by slice. */
export type Backfill = {
  id: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  from: Watermark;
  to: Watermark;
  /** Seconds of a time, steps of a number; absent: all in one. */
  slice?: number;
  /** Up to where everything is delivered. */
  at: Watermark;
  /** While runs of a slice are on their way: where `at` goes when they have succeeded. */
  pending?: Watermark;
  /** Records read so far, and those handed to runs. */
  found: number;
  delivered: number;
  /** ISO 8601. */
  startedAt: string;
  endedAt?: string;
};

export function readBackfill(text: string | null): Backfill | undefined {
  return text === null ? undefined : JSON.parse(text);
}

export function readWatermark(text: string | null): Watermark | undefined {
  return text === null ? undefined : JSON.parse(text);
}
