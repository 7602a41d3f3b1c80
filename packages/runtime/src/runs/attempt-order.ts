import type { HttpAnswer, RunOutcome } from '@flowbridge/engine';
import type { OpenJournal } from '../journal/open-journal.ts';
import type { RunHead } from '../journal/run-head.ts';
import type { LoadedHistory } from './load-history.ts';
import type { PlannedVersion } from './plan-cache.ts';
import type { Parking, Runtime, TenantView } from './runtime.ts';

export type Bindings = {
  connections: Readonly<Record<string, string>>;
  parameters: Readonly<Record<string, unknown>>;
};

/** Everything about an attempt that is known before its first step. */
export type AttemptOrder = {
  head: RunHead;
  flowName: string;
  version: number | null;
  planned: PlannedVersion;
  bindings: Bindings;
  tenant: TenantView;
  /** What expressions see as `trigger`. */
  trigger: unknown;
  /** Of a run whose row is not in the database yet: JSON text of `trigger`. */
  triggerJson?: string;
  startedAtMs: number;
  /** Cancels the attempt; given when it was registered before the attempt could begin. */
  controller?: AbortController;
  /** What former executions left. */
  history?: LoadedHistory | undefined;
  /** When the process wants to end. Absent: the run is executed to its end whatever the process wants. */
  parking?: Parking | undefined;
  /** False where the caller of a called flow awaits it in this process. */
  wakesCaller?: boolean;
};

export type RunningAttempt = {
  journal: OpenJournal;
  /**
   * Resolves when the execution's end is durable: the run has ended, or waits. Rejects when the journal does: the run is
   * no longer this process's.
   */
  ended: Promise<RunOutcome>;
};

/** Executes an attempt (see execute-attempt.ts). */
export type ExecuteAttempt = (
  runtime: Runtime,
  order: AttemptOrder,
  onAnswer: (answer: HttpAnswer) => void,
) => RunningAttempt;
