import type { PlannedStep } from '../plan/plan.ts';
import type { StepPath } from '../plan-types.ts';
import type { Recorded } from '../resume/replay-source.ts';
import type { Frame } from '../scope/frame.ts';
import type { Completion } from './completion.ts';
import type { RunState } from './run-state.ts';

/** One try of one step at one place. Executors fill in `input` as they know it, so that a failure is recorded with it. */
export type StepCall = {
  readonly step: PlannedStep;
  readonly frame: Frame;
  readonly run: RunState;
  readonly path: StepPath;
  readonly startedAtMs: number;
  readonly tryNumber: number;
  /** What a former execution left of this step without a result. */
  readonly recorded: Recorded | undefined;
  /** `uuid()` calls so far: part of the seed, so that a resumed run gets the same ids. */
  uuids: number;
  input: unknown;
  /** The record of the result must be on disk before the next step. */
  durable: boolean;
  /** The record of the result is kept by every sampler: recovery reads it. */
  effect: boolean;
  /** A call to the outside is in flight: an abort or the run's deadline explains its failure. */
  outside: boolean;
};

/** What came of a call that did not fail by itself. */
export type Executed = {
  completion: Completion;
  /** What `steps.<key>` gives from now on. */
  output: unknown;
  /** What the journal keeps instead of the output, when that would repeat a growing value. */
  recordedOutput?: unknown;
  request?: unknown;
  response?: unknown;
  /** As what it is recorded; default `succeeded`. */
  state?: 'withheld' | 'reused';
  /** Done once the record is written; with `durable`, once it is on disk. */
  whenRecorded?: () => void;
};
