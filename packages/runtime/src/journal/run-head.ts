import type { RunMode, RunState } from '@flowbridge/db';
import type { TestOrder } from '@flowbridge/engine';

/** What is fixed about one attempt of a run while a process executes it. */
export type RunHead = {
  id: string;
  tenantId: string;
  flowId: string;
  versionId: string;
  mode: RunMode;
  isTest: boolean;
  /** What a test run does differently. */
  test?: TestOrder;
  attempt: number;
  triggerKind: string;
  triggerKey: string;
  /** Milliseconds since the epoch; part of the key of the run's journal. */
  acceptedAtMs: number;
  /** Fences: every write carries it, and a stale one changes no row. */
  leaseNumber: number;
  nodeId: string;
  dedupeKey?: string;
  duplicateOf?: string;
  /** Of a called flow: the run that called it, and the path of the step there. */
  parentRunId?: string;
  parentPath?: string;
};

/** The part of a run's row that changes. JSON texts, or references to payloads. */
export type RunRow = {
  state: RunState;
  startedAtMs?: number;
  endedAtMs?: number;
  triggerInput?: string;
  triggerPayload?: string;
  output?: string;
  outputPayload?: string;
  error?: string;
  counts?: string;
  answer?: string;
  /** JSON text of the list of waits of a run that is `waiting` or `needsDecision`. */
  waitsFor?: string;
};
