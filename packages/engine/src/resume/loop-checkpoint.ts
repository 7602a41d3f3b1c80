/**
 * How far a long loop has come, as data: what a runner that takes over goes on from instead of repeating every iteration.
 * Holds what the finished iterations left behind, and nothing of the loop around it.
 */
import type { StepPath } from '../plan-types.ts';
import type { HttpAnswer, LoopCounts } from '../ports.ts';
import type { StepCounts } from '../run-counts.ts';
import type { DeclaredType } from '../value/convert-type.ts';

export type SavedVariable = { name: string; type: DeclaredType; value: unknown; weight: number };

export type LoopCheckpoint = {
  /** Finished iterations are those below it. */
  index: number;
  counts: LoopCounts;
  /** Every iteration is in the journal line by line: a retry takes those and needs no checkpoint. */
  complete: boolean;
  /** Of a forEach: collected values with the iteration they came from, listed failures, indexes of all failed items. */
  collected: unknown[];
  collectedAt: number[];
  failures: unknown[];
  failed: number[];
  /** Items below `index` that a retry has yet to do again. */
  again: number[];
  /** Variables that the loop's body writes. */
  variables: SavedVariable[];
  /** Executions of the body's steps, by step id. */
  tallies: Record<string, StepCounts>;
  /** Failures the body went on from. */
  tolerated: number;
  answer?: HttpAnswer;
};

/** A checkpoint on its way to the journal. */
export type SavedCheckpoint = {
  path: StepPath;
  /** Lines up to here are in it. */
  sequence: number;
  checkpoint: LoopCheckpoint;
  /**
   * Lines of finished iterations that only recovery kept and now nobody needs: first and last sequence. Absent when an
   * iteration among them failed, so that a retry of its items still finds what succeeded in them.
   */
  drop?: { from: number; to: number };
};
