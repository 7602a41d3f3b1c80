/**
 * The ledger as steps use it: datasets of records with a key, and what became of each. All calls are idempotent, so that a
 * runner that takes a run over may repeat them; a run that was taken over here is refused with the journal's own fault.
 * Before the first call of a step the run's row is durable.
 */
import type { StepPath } from './plan-types.ts';
import type { StepFailure } from './step-failure.ts';

/** A record on its way into a dataset. */
export type StagedRecord = {
  key: string;
  data: unknown;
  /** Business fields by name; empty when the step names none. */
  fields: Record<string, unknown>;
  /** What decides whether it has changed; absent: `data`. */
  hash?: unknown;
};

export type StageChunk = {
  dataset: string;
  path: StepPath;
  /** Position of the first record in the step's list: a chunk that was staged already is not staged again. */
  from: number;
  records: readonly StagedRecord[];
};

/** Of this step run so far, all its chunks together. */
export type StageCounts = { new: number; changed: number; unchanged: number };

/** A record as the body of a delivery sees it. */
export type BatchRecord = { key: string; data: unknown; fields: unknown };

export type BatchPlace = {
  dataset: string;
  path: StepPath;
  /** Number of the batch among all of this step in the run, other attempts included: never used for other records. */
  batch: number;
};

/** Records, each counted once, and batches of this step run so far. */
export type DeliveryCounts = { delivered: number; failed: number; parked: number; batches: number };

export type DeliveryProgress = {
  /** Batches that were taken and whose outcome nobody has settled: they come first, with the same records. */
  open: readonly number[];
  /** The number of the next new batch. */
  next: number;
  counts: DeliveryCounts;
};

/**
 * delivered  the target has it. failed: it has not; tried again later, parked after the last try. uncertain: it may have it:
 * parked at once, because a repeat could post it twice.
 */
export type RecordOutcome = 'delivered' | 'failed' | 'uncertain';

export type SettledRecord = {
  key: string;
  outcome: RecordOutcome;
  error?: StepFailure;
  /** What was sent for the record, and what the target said about it. */
  mapped?: unknown;
  answered?: unknown;
  /** The target's own id of it. */
  targetId?: string;
};

export type Settlement = BatchPlace & {
  records: readonly SettledRecord[];
  /** Repeats after the first try; the pause before the first repeat, doubling from then on. */
  retry: { times: number; delayMs: number };
};

export type Ledger = {
  stage(chunk: StageChunk): Promise<StageCounts>;
  /** Where a delivery stands: at its start, after a takeover, in a new attempt. */
  delivery(place: { dataset: string; path: StepPath }): Promise<DeliveryProgress>;
  /** The batch's records: those it was given before, else up to `size` that wait. No records: nothing waits. */
  claimBatch(order: BatchPlace & { size: number }): Promise<readonly BatchRecord[]>;
  /** Says what became of a batch. A batch settled before stays as it is. */
  settle(settlement: Settlement): Promise<DeliveryCounts>;
};
