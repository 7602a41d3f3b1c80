/** A compiled version: everything a run needs, decided once. Holds no state of any run. */
import type { ConfigOf, FlowDocument, Step, StepKind, StepOf } from '@flowbridge/flow';
import type { Executed, StepCall } from '../execute/step-call.ts';
import type { MaybePromise } from '../maybe-promise.ts';
import type { ActionInvoker } from '../ports.ts';
import type { LoopBodyNames } from '../scope/loop-scope.ts';

/** What compiling needs from outside: how actions behave. */
export type PlanDeps = { describe: ActionInvoker['describe'] };

/** Does the step's work. Throws `StepFailureError` when the step itself fails; a failure inside its lanes is its completion. */
export type StepExecutor = (call: StepCall) => MaybePromise<Executed>;

export type PlannedLane = readonly PlannedStep[];

export type PlannedStep = {
  /** Place in the plan's `steps`, for the counts. */
  index: number;
  id: string;
  key: string;
  kind: StepKind;
  title: string;
  disabled: boolean;
  continueOnError: boolean;
  retry: Step['retry'];
  /** Of an action: what to do about a call that may have happened. */
  onUnknown: ConfigOf<'action'>['onUnknown'];
  timeoutMs: number | undefined;
  logging: NonNullable<Step['logging']>;
  pinned: Step['pinned'];
  /** Has lanes: its record comes after theirs, and it is not retried as a whole. */
  isContainer: boolean;
  /** Acts outside the run (action, code, respond, wait …): a journalled result is taken instead of doing it again. */
  actsOutside: boolean;
  /** Can change another system or a dataset: a dry run withholds it. */
  mayWrite: boolean;
  execute: StepExecutor;
};

export type Plan = {
  root: PlannedLane;
  /** Every step, in the order of compilation. */
  steps: readonly PlannedStep[];
  /** Number of loop steps; loops are numbered from 0. */
  loops: number;
  /** Steps that wait for a callback, and how many loops they stand in. */
  callbacks: readonly { key: string; loopDepth: number }[];
  /** Names of all variables, by slot. */
  variables: readonly string[];
  document: FlowDocument;
};

/** What a kind's compiler may ask of the plan being made. */
export type PlanContext = {
  deps: PlanDeps;
  /** The lane `name` of the step being compiled. */
  lane(name: string): PlannedLane;
  variableSlot(name: string): number;
  loopIndex(): number;
  /** What the body of the loop being compiled declares. */
  bodyNames(): LoopBodyNames;
};

export type StepCompiler<K extends StepKind> = (step: StepOf<K>, context: PlanContext) => StepExecutor;
