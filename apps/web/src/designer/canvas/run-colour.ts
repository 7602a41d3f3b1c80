/** How a step that ran many times is coloured: one state out of its counts. */

/** Counts of one step in one attempt of a run; loops make them larger than 1. */
export type StepRunCounts = {
  stepId: string;
  total: number;
  succeeded: number;
  failed: number;
  /** A person has to say whether it happened. */
  unknown: number;
  skipped: number;
  /** Kept back by a dry run; they count as succeeded too. */
  withheld?: number;
  /** Taken over from a former attempt, or from a pinned sample; they count as succeeded too. */
  reused?: number;
  /** Waits for a moment, a callback or a called flow. */
  waiting?: boolean;
  /** Calls a person is asked about: the questions, how many are answered, and whether the next one is here. */
  asks?: { open: number; answered: number; isNext: boolean };
  /** A test to a step inside ended there. */
  stopped?: boolean;
  running: number;
  durationMs: number;
};

export type CardState =
  | 'idle'
  | 'running'
  | 'waiting'
  | 'succeeded'
  | 'reused'
  | 'failed'
  | 'unknown'
  | 'skipped'
  | 'withheld'
  | 'stopped';

export function cardState(counts: StepRunCounts | undefined): CardState {
  if (counts === undefined || counts.total === 0) return 'idle';
  if (counts.unknown > 0 || (counts.asks?.open ?? 0) > 0) return 'unknown';
  if (counts.waiting) return 'waiting';
  if (counts.running > 0) return 'running';
  if (counts.failed > 0) return 'failed';
  if ((counts.withheld ?? 0) > 0) return 'withheld';
  if (counts.stopped) return 'stopped';
  if (counts.succeeded > 0) return counts.reused === counts.succeeded ? 'reused' : 'succeeded';
  return 'skipped';
}
