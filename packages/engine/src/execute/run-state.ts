import type { EvaluationEnvironment } from '@flowbridge/expression';
import type { Purse } from '../journal-policy/purse.ts';
import type { RunLimits } from '../limits.ts';
import type { Plan } from '../plan/plan.ts';
import type { StepPath } from '../plan-types.ts';
import type { CancelSignal, HttpAnswer, Ports } from '../ports.ts';
import type { ReplaySource } from '../resume/replay-source.ts';
import type { StepCounts } from '../run-counts.ts';
import type { TestOrder } from '../test-order.ts';
import type { Completion } from './completion.ts';

/** The state of one attempt being executed; the functions of this folder change it. */
export type RunState = {
  readonly plan: Plan;
  readonly ports: Ports;
  readonly limits: RunLimits;
  readonly signal: CancelSignal;
  readonly env: EvaluationEnvironment;
  readonly runId: string;
  /** In whose words `error.message` is put for the flow. */
  readonly language: 'en' | 'zh';
  readonly usePinned: boolean;
  /** What a test run does differently; empty for every other run. */
  readonly test: TestOrder;
  readonly replay: ReplaySource | undefined;
  /** The process wants to end: the run is put down at the next step boundary. */
  readonly parking: { readonly requested: boolean };
  readonly deadlineMs: number;
  readonly purse: Purse;
  /** By the plan's step index. */
  readonly tallies: StepCounts[];
  steps: number;
  /** Failures that `onError: continue` or a loop's `onItemFailure: continue` went on from. */
  tolerated: number;
  /** When the process last did something else. */
  breathedAtMs: number;
  progressAtMs: number;
  /** An idempotent call's result is not on disk yet: it must be before the next call that changes something. */
  unflushedEffect: boolean;
  /** How the step ended at which a test run was to stop; nothing is begun any more. */
  stopped: Completion | undefined;
  answer: HttpAnswer | undefined;
  lastOutput: unknown;
  /** Whose fields are being evaluated: the address and count from which `uuid()` makes its ids. */
  seat: { readonly path: StepPath; uuids: number };
};
