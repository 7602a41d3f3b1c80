/** Stored runs as the contract shows them. */
import type { MadeDecision, RunListItem as RunRow, StepRunItem as StepRow } from '@flowbridge/db';
import { z } from 'zod';
import {
  type RunCounts,
  type RunDecision,
  type RunFailure,
  type RunListItem,
  type RunState,
  type RunWait,
  type StepRunItem,
  type StepRunState,
  stepRunStates,
  type TestOrder,
  triggerKinds,
} from '../contract/runs.ts';

const FINAL: readonly RunState[] = ['succeeded', 'completedWithFailures', 'failed', 'cancelled'];

export function hasEnded(state: RunState): boolean {
  return FINAL.includes(state);
}

const failure = z.object({
  code: z.string(),
  message: z.string().default(''),
  details: z.record(z.string(), z.unknown()).default({}),
  field: z.string().optional(),
  hint: z.string().optional(),
  stepId: z.string().optional(),
  path: z.string().optional(),
  step: z.object({ id: z.string().optional(), path: z.string().optional() }).optional(),
});

/** The failure held by a journal's or run's error text; null when there is none. */
export function readFailure(errorJson: string | null): RunFailure | null {
  if (errorJson === null) return null;
  const parsed = failure.safeParse(parse(errorJson));
  if (!parsed.success) return { code: 'internalError', message: '', details: {} };
  const { code, message, details, field, hint, step } = parsed.data;
  const stepId = parsed.data.stepId ?? step?.id;
  const path = parsed.data.path ?? step?.path;
  return {
    code,
    message,
    details,
    ...(field === undefined ? {} : { field }),
    ...(hint === undefined ? {} : { hint }),
    ...(stepId === undefined ? {} : { stepId }),
    ...(path === undefined ? {} : { path }),
  };
}

const total = z.object({ total: z.int(), succeeded: z.int(), failed: z.int() });
const counts = z.object({
  steps: z.int().default(0),
  failed: z.int().default(0),
  byStep: z.record(z.string(), total.extend({ skipped: z.int(), durationMs: z.number() })).default({}),
  loops: z.record(z.string(), total).default({}),
  valuesKept: z.boolean().default(true),
});

/** A run's counts, exact whatever the log kept; zero while the first commit is still to come. */
export function readCounts(countsJson: string | null): RunCounts {
  const parsed = counts.safeParse(countsJson === null ? {} : parse(countsJson));
  if (!parsed.success) return { steps: 0, failed: 0, loops: [] };
  const { steps, failed, loops } = parsed.data;
  return { steps, failed, loops: Object.entries(loops).map(([path, loop]) => ({ path, ...loop })) };
}

/** False of an attempt that succeeded while its tenant's quota of log bytes was used up. */
export function readValuesKept(countsJson: string | null): boolean {
  const parsed = counts.safeParse(countsJson === null ? {} : parse(countsJson));
  return !parsed.success || parsed.data.valuesKept;
}

/** Exact counts by step id, where the run's row has them. */
export function readCountsByStep(countsJson: string | null): z.infer<typeof counts>['byStep'] {
  const parsed = counts.safeParse(countsJson === null ? {} : parse(countsJson));
  return parsed.success ? parsed.data.byStep : {};
}

const testOrder = z.object({
  dryRun: z.boolean().default(false),
  record: z.int().nullable().default(null),
  records: z.record(z.string(), z.int()).default({}),
  until: z.string().nullable().default(null),
  only: z.string().nullable().default(null),
});

function readTestOrder(testOrderJson: string | null): TestOrder | null {
  if (testOrderJson === null) return null;
  return testOrder.safeParse(parse(testOrderJson)).data ?? null;
}

const waits = z.array(
  z.object({
    kind: z.enum(['timer', 'callback', 'flow', 'decision']),
    path: z.string(),
    until: z.string().optional(),
    runId: z.string().optional(),
  }),
);

/** What a run waits for; nothing for one that does not. */
function readWaits(waitsForJson: string | null): RunWait[] {
  const parsed = waits.safeParse(waitsForJson === null ? [] : parse(waitsForJson));
  if (!parsed.success) return [];
  return parsed.data.map(({ kind, path, until, runId }) => ({
    kind,
    path,
    ...(until === undefined ? {} : { until }),
    ...(runId === undefined ? {} : { runId }),
  }));
}

export function viewRun(row: RunRow): RunListItem {
  return {
    id: row.id,
    flowId: row.flowId,
    flowName: row.flowName,
    version: row.version,
    state: row.state,
    triggerKind: triggerKinds.find((kind) => kind === row.triggerKind) ?? 'manual',
    triggerKey: row.triggerKey,
    acceptedAt: row.acceptedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    durationMs: row.durationMs,
    error: readFailure(row.errorJson),
    isTest: row.isTest,
    test: readTestOrder(row.testOrderJson),
    attempt: row.attempt,
    duplicateOf: row.duplicateOf,
    waitsFor: readWaits(row.waitsForJson),
    decided: row.decided,
  };
}

export function viewDecision({ userId, userName, at, ...decision }: MadeDecision): RunDecision {
  return { ...decision, by: { id: userId, name: userName }, at: at.toISOString() };
}

export function viewStepRun(row: StepRow): StepRunItem {
  return {
    path: row.path,
    stepId: row.stepId,
    sequence: row.sequence,
    state: readStepState(row.state),
    startedAtMs: row.startedAtMs,
    durationMs: row.durationMs,
    tryNumber: row.tryNumber,
    error: readFailure(row.errorJson),
  };
}

export function readStepState(state: string): StepRunState {
  return stepRunStates.find((each) => each === state) ?? 'unknown';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
