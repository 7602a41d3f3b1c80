/**
 * Everything the engine needs from outside. In production `packages/runtime` makes these real; a unit test passes
 * in-memory ones. The engine itself does no I/O.
 */

import type { Ledger } from './ledger-port.ts';
import type { MaybePromise } from './maybe-promise.ts';
import type { ActionManifestView, StepPath } from './plan-types.ts';
import type { SavedCheckpoint } from './resume/loop-checkpoint.ts';
import type { RunCounts } from './run-counts.ts';
import type { StepFailure } from './step-failure.ts';

/** The part of `AbortSignal` the engine passes on; a real one fits. */
export type CancelSignal = {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
};

/**
 * started: begun, and the line says so before the result does (a write, a wait, a called flow). unknown: a call that may
 * have happened, put before a person. released: that person wants it done again. withheld: a dry run did not do it, and
 * shows what it would have sent.
 */
export type StepRunState =
  | 'started'
  | 'succeeded'
  | 'failed'
  | 'skipped'
  | 'reused'
  | 'unknown'
  | 'released'
  | 'withheld'
  | 'cancelled';

/** What a run that is not over waits for. Paths are those of the waiting steps. */
export type PendingWait =
  | { kind: 'timer'; path: StepPath; untilMs: number }
  | { kind: 'callback'; path: StepPath; untilMs?: number }
  | { kind: 'flow'; path: StepPath; runId: string }
  | { kind: 'decision'; path: StepPath }
  /** The process wants to end: the run goes on in another one at once. */
  | { kind: 'parked'; path: StepPath };

/** One line of the journal: what is shown to people and what recovery replays. Appended in order, never changed. */
export type StepRecord = {
  path: StepPath;
  stepId: string;
  /** Order within the attempt, from 1, dense. A later record of the same path replaces the earlier one for readers. */
  sequence: number;
  state: StepRunState;
  /** Milliseconds since the epoch. */
  startedAtMs: number;
  durationMs: number;
  /** Which try of the step's own retry policy, from 1. */
  tryNumber: number;
  /** Values as the step saw and gave them; the journal serialises each once. */
  input?: unknown;
  output?: unknown;
  error?: StepFailure;
  /** The call as sent and answered, secrets already redacted. */
  request?: unknown;
  response?: unknown;
  /**
   * Kept for recovery only, until the loop's next checkpoint: the iteration is outside its loop's log sample. What only
   * people read (input, request, response) is left out of a result.
   */
  sampledOut?: true;
};

/** Progress of a loop, kept as counts so that readers need not count rows. */
export type LoopCounts = { total: number; succeeded: number; failed: number };

export type RunJournal = {
  /** Buffers a record; it becomes durable with the next group commit. Never waits. */
  append(record: StepRecord): void;
  /** Resolves once everything appended before the call is durable. Rejects with `LeaseLost` when the run was taken over. */
  flush(): Promise<void>;
  /** Counts of a loop, journalled at its end and, throttled, while it runs. */
  loopProgress(path: StepPath, counts: LoopCounts): void;
  /** Keeps how far a loop has come; goes with the next group commit. The value is serialised before the call returns. */
  checkpoint(saved: SavedCheckpoint): void;
};

export type ActionCall = {
  connector: string;
  action: string;
  stepId: string;
  input: Record<string, unknown>;
  /** Stable across tries and takeovers: run id + path. */
  idempotencyKey: string;
  timeoutMs: number;
};

export type ActionAnswer = {
  /** What later steps see: for HTTP-like actions `{ status, headers, body }`. */
  output: unknown;
  request?: unknown;
  response?: unknown;
};

export type ActionInvoker = {
  /** The parts of the action's manifest that the engine decides by; undefined for an unknown action. */
  describe(connector: string, action: string): ActionManifestView | undefined;
  /** Throws `StepFailureError` for everything that went wrong. */
  invoke(call: ActionCall, signal: CancelSignal): Promise<ActionAnswer>;
  /**
   * The request that `invoke` would send to change something, secrets hidden; it is not sent. Requests on the way to it that
   * only read are. Undefined: there is none. Throws what `invoke` throws for a call that cannot be put together.
   */
  preview(call: ActionCall, signal: CancelSignal): Promise<unknown>;
};

export type CodeAnswer = {
  output: unknown;
  /** What people see beside it: log lines, waiting and running time. */
  report?: unknown;
};

export type CodeRunner = {
  /** Runs `main(input, tools)`, waiting for a place included within `timeoutMs`; throws `StepFailureError`. */
  run(
    code: string,
    input: Record<string, unknown>,
    limits: { timeoutMs: number },
    signal: CancelSignal,
  ): Promise<CodeAnswer>;
};

export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts. */
  sleep(ms: number, signal: CancelSignal): Promise<void>;
  /**
   * Lets the process do other work (a `setImmediate`), so that a long stretch of pure steps starves nobody: called after
   * about 8 ms of uninterrupted work. Absent: `sleep(0)`.
   */
  breathe?(): Promise<void>;
};

export type IdSource = {
  /** Random when `seed` is absent; else always the same id for the same seed. */
  uuid(seed?: string): string;
};

/** What somebody sent to the one-time address of a wait step. */
export type ReceivedCallback = {
  method: string;
  query: Record<string, unknown>;
  headers: Record<string, unknown>;
  body?: unknown;
};

export type Callbacks = {
  /** The one-time address of the wait step at `path`. */
  address(path: StepPath): string;
  /** What arrived there; undefined while nothing has. */
  received(path: StepPath): MaybePromise<ReceivedCallback | undefined>;
};

export type FlowOrder = { runId: string; flow: string; input: Record<string, unknown>; path: StepPath };

/** How far a called flow is. */
export type CalledRun =
  | { state: 'succeeded' | 'completedWithFailures'; output?: unknown }
  | { state: 'failed' | 'cancelled'; error?: { code: string; message: string } }
  /** Not over: it waits, or another process has it. */
  | { state: 'open' };

/** Calls other flows of the tenant. Both calls are safe to repeat with the same run id. Throw `StepFailureError`. */
export type FlowCaller = {
  newRunId(): string;
  /** Resolves once the run is accepted. */
  start(order: FlowOrder): Promise<void>;
  /** Executes the run here when nobody has begun it, and tells how far it is. */
  run(order: FlowOrder, signal: CancelSignal): Promise<CalledRun>;
};

export type HttpAnswer = {
  status: number;
  headers: { name: string; value: string }[];
  bodyType: 'json' | 'text' | 'xml' | 'redirect' | 'empty';
  body?: unknown;
};

export type Responder = {
  /** Answers whoever waits for this run; once per run: a second answer is a step failure raised by the engine. */
  respond(answer: HttpAnswer): void;
  /**
   * True: the responder itself lets the answer go only when everything appended so far is durable. The engine then goes on
   * without waiting, and still counts what came before the answer as not durable. Absent: the engine waits.
   */
  readonly holdsUntilDurable?: true;
};

export type Ports = {
  journal: RunJournal;
  /** Datasets of the tenant. */
  ledger: Ledger;
  invoker: ActionInvoker;
  code: CodeRunner;
  clock: Clock;
  ids: IdSource;
  responder: Responder;
  callbacks: Callbacks;
  flows: FlowCaller;
  /** Look-up tables of the tenant for `lookup(table, key)`. */
  lookup(table: string, key: unknown): unknown | Promise<unknown>;
  /** Counts so far, at most five times a second, for whoever watches the run. */
  progress?(counts: RunCounts): void;
  /** An exception nobody foresaw, with its stack, for the log; the step fails with `internalError`. */
  surprise?(error: unknown, where: { stepId: string; path: StepPath }): void;
  /** 0 ≤ n < 1, for the jitter of retries. Absent: `Math.random`. */
  random?(): number;
};
