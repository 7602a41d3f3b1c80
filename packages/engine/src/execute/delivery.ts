/** A deliver step: what is fixed about it, and its state while it is being executed. */
import type { DeliveryCounts, Settlement } from '../ledger-port.ts';
import type { Evaluator } from '../plan/evaluator.ts';
import type { PlannedLane } from '../plan/plan.ts';
import type { LoopCounts } from '../ports.ts';
import type { LoopBodyNames } from '../scope/loop-scope.ts';
import type { StepCall } from './step-call.ts';

export type DeliveryPlan = {
  dataset: string;
  batchSize: number;
  concurrency: number;
  maxRecords: number;
  retry: Settlement['retry'];
  results: Evaluator | undefined;
  mapped: Evaluator | undefined;
  body: PlannedLane;
  names: LoopBodyNames;
  loop: number;
};

/** A deliver step being executed, shared by its workers. */
export type Delivery = {
  plan: DeliveryPlan;
  call: StepCall;
  /** Batches of an earlier execution that are not settled. */
  open: number[];
  next: number;
  /** Records that may still be taken. */
  room: number;
  /** Batches are taken one after the other: a number that the ledger sees after a higher one would count as used. */
  taking: Promise<unknown>;
  /** Nothing more is taken: nothing waits, or a worker ended otherwise than by that. */
  over: boolean;
  totals: DeliveryCounts;
  loopCounts: LoopCounts;
  /** Steps that call other flows. */
  calling: ReadonlySet<string>;
};
