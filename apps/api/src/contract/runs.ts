import type { FlowDocument, StepKind } from '@flowbridge/flow';
import { z } from 'zod';
import { idInput, pageInput } from './paging.ts';

export const runStates = [
  'queued',
  'running',
  'waiting',
  'needsDecision',
  'succeeded',
  'completedWithFailures',
  'failed',
  'cancelled',
] as const;
export type RunState = (typeof runStates)[number];

export const stepRunStates = [
  'started',
  'succeeded',
  'failed',
  'skipped',
  'reused',
  'unknown',
  'released',
  'withheld',
  'cancelled',
] as const;
export type StepRunState = (typeof stepRunStates)[number];

export const triggerKinds = ['manual', 'schedule', 'poll', 'http', 'connectorEvent'] as const;

const moment = z.iso.datetime({ offset: true });

/** Which runs; all given conditions hold. */
export const runFilterInput = z.object({
  flowId: idInput.optional(),
  states: z.array(z.enum(runStates)).max(8).optional(),
  triggerKind: z.enum(triggerKinds).optional(),
  /** Accepted at or after. */
  from: moment.optional(),
  /** Accepted before. */
  to: moment.optional(),
  /** The value of one of its business keys, whole. */
  key: z.string().max(200).optional(),
  /** The code of the error it ended with. */
  errorCode: z.string().min(1).max(80).optional(),
  /** Text in the run's id, its input or its error. */
  search: z.string().max(200).optional(),
});
export type RunFilterInput = z.infer<typeof runFilterInput>;

export const listRunsInput = pageInput.extend(runFilterInput.shape);
export type ListRunsInput = z.infer<typeof listRunsInput>;

const attemptNumber = z.int().min(1).max(10_000);
const stepPath = z.string().max(2000);

/** `attempt` absent: the newest. */
export const attemptInput = z.strictObject({ id: idInput, attempt: attemptNumber.optional() });
export type AttemptInput = z.infer<typeof attemptInput>;

export const listStepsInput = pageInput.extend({
  id: idInput,
  attempt: attemptNumber.optional(),
  /** Only direct children of this path: `''` for the top level, `eachDraft[12]` for an iteration. Absent: all. */
  parentPath: stepPath.optional(),
  /** Only the step run at this path. */
  path: stepPath.min(1).optional(),
  state: z.enum(stepRunStates).optional(),
  stepId: idInput.optional(),
});
export type ListStepsInput = z.infer<typeof listStepsInput>;

export const stepDetailInput = attemptInput.extend({ path: stepPath.min(1) });
export type StepDetailInput = z.infer<typeof stepDetailInput>;

/** From 0. A list holds no more than this in any memory; PostgreSQL's integers hold it. */
const itemIndex = z.int().min(0).max(1_000_000_000);

/** `index`: the item whose neighbours are wanted; absent: the first failed, or the first. */
export const iterationsInput = attemptInput.extend({
  loopPath: stepPath.min(1),
  index: itemIndex.optional(),
});
export type IterationsInput = z.infer<typeof iterationsInput>;

export const listIterationsInput = attemptInput.extend({
  loopPath: stepPath.min(1),
  /** Items from this one on. */
  from: itemIndex.optional(),
  /** Instead: the items right before this one. */
  before: itemIndex.optional(),
  /** Only items whose number, counted from one, begins so. */
  digits: z
    .string()
    .regex(/^[0-9]{0,10}$/)
    .optional(),
  limit: z.int().min(1).max(200).optional(),
});
export type ListIterationsInput = z.infer<typeof listIterationsInput>;

export const retryRunInput = z.strictObject({
  id: idInput,
  /**
   * trigger: everything again. failedStep, failedItems: what succeeded is taken over, everything else is done. A path: what
   * succeeded before that step run is taken over.
   */
  from: z
    .union([z.enum(['trigger', 'failedStep', 'failedItems']), z.strictObject({ path: stepPath.min(1) })])
    .default('trigger'),
  /** Which document the new attempt runs; default the one that ran. */
  version: z.enum(['same', 'published', 'draft']).default('same'),
});
export type RetryRunInput = z.infer<typeof retryRunInput>;

export const decideStepInput = z.strictObject({
  id: idInput,
  path: stepPath.min(1),
  /** happened: the step succeeded, with `outputJson`. repeat: the call goes out again. fail: the step failed. */
  decision: z.enum(['happened', 'repeat', 'fail']),
  /** JSON text of what the step gives from now on; only with `happened`. */
  outputJson: z.string().max(1_000_000).optional(),
});
export type DecideStepInput = z.infer<typeof decideStepInput>;

/** What a retry would do with one step of the flow. */
export type RetryPreviewStep = {
  stepId: string;
  key: string;
  /** Empty: named by its kind or action. */
  title: string;
  kind: StepKind;
  /** Of an action step. */
  action: { connector: string; key: string } | null;
  /** Steps that only compute or steer are not listed. */
  effect: 'read' | 'idempotent' | 'write';
  /** Results that are taken over. */
  reused: number;
  /** Executions that did not succeed and are done again. */
  again: number;
  /** Of these, calls that may have happened: not repeated silently, `onUnknown` says what is done about them. */
  mayHaveHappened: number;
  onUnknown: 'ask' | 'retry' | 'check';
  /** Not reached in the last attempt: done for the first time when the run comes there. */
  notReached: boolean;
};

/** What a retry would do with the items of one loop. */
export type RetryPreviewLoop = {
  stepId: string;
  key: string;
  /** Empty: named by its kind. */
  title: string;
  kind: StepKind;
  reused: number;
  again: number;
};

export type RetryPreview = {
  /** In the order in which the flow is walked. */
  steps: RetryPreviewStep[];
  loops: RetryPreviewLoop[];
  reused: number;
  writesAgain: number;
};

/** What a run that is not over waits for. */
export type RunWait = {
  kind: 'timer' | 'callback' | 'flow' | 'decision';
  path: string;
  until?: string;
  /** Of a called flow. */
  runId?: string;
  /** Where a call is waited for; with a single run, for those who may operate runs. */
  address?: string;
};

/** What a person said about a call of which nobody knew whether it happened. */
export type RunDecision = {
  attempt: number;
  path: string;
  decision: DecideStepInput['decision'];
  /** `name` null: no longer known. */
  by: { id: string; name: string | null };
  at: string;
};

/** A failure as stored: code and details, put into words by the reader. */
export type RunFailure = {
  code: string;
  message: string;
  details: Record<string, unknown>;
  field?: string;
  hint?: string;
  /** The step that failed, when one did. */
  stepId?: string;
  path?: string;
};

export type LoopCount = { path: string; total: number; succeeded: number; failed: number };
export type RunCounts = { steps: number; failed: number; loops: LoopCount[] };

export type TestOrder = {
  dryRun: boolean;
  record: number | null;
  /** Of single loops, by step id. */
  records: Record<string, number>;
  until: string | null;
  only: string | null;
};

export type RunListItem = {
  id: string;
  flowId: string;
  flowName: string;
  /** Number of the published version; null for a test run of a draft. */
  version: number | null;
  state: RunState;
  triggerKind: (typeof triggerKinds)[number];
  triggerKey: string;
  acceptedAt: string;
  startedAt: string | null;
  endedAt: string | null;
  durationMs: number | null;
  error: RunFailure | null;
  isTest: boolean;
  /** Of a test run that differs from an ordinary one. `until` and `only` are step ids. */
  test: TestOrder | null;
  attempt: number;
  /** The earlier run whose answer this call got. */
  duplicateOf: string | null;
  /** Of a run in `waiting` or `needsDecision`. */
  waitsFor: RunWait[];
  /** Of a run in `needsDecision`: how many of this attempt's questions people have answered; else 0. */
  decided: number;
};

export type AttemptItem = {
  number: number;
  version: number | null;
  state: RunState;
  startFrom: string;
  startPath: string | null;
  requestedBy: { id: string; name: string } | null;
  /** The bulk operation that ordered it. */
  bulkId: string | null;
  /** Exact counts of this attempt. */
  counts: RunCounts;
  /** False: the tenant's quota of log bytes was used up when it succeeded, and what only people read was let go of. */
  valuesKept: boolean;
  startedAt: string | null;
  endedAt: string | null;
  error: RunFailure | null;
};

/** A named value of what started a run; `label` is the flow's word for it, the name where it has none. */
export type BusinessKey = { name: string; label: string; value: string };

export type RunDetail = RunListItem & {
  versionId: string;
  /** The document of the newest attempt's version. */
  document: FlowDocument;
  attempts: AttemptItem[];
  counts: RunCounts;
  /** Of the newest attempt. */
  valuesKept: boolean;
  /** JSON text of what the trigger brought (`trigger`); null when nothing. */
  triggerInputJson: string | null;
  outputJson: string | null;
  cancelRequested: boolean;
  /** The run that called this one, and the runs this one has called. */
  calledBy: { runId: string; path: string } | null;
  calls: { runId: string; path: string; state: RunState }[];
  /** Of all attempts, the newest first, at most 500. */
  decisions: RunDecision[];
  keys: BusinessKey[];
  /** Files that came with the call. */
  files: RunFile[];
};

/**
 * The whole JSON text of one value of a run: of a step run's, with `path`, or the run's own. Where answers only show its
 * beginning, this is what is downloaded.
 */
export const runValueInput = z.strictObject({
  id: idInput,
  attempt: z.coerce.number().pipe(attemptNumber).optional(),
  path: stepPath.min(1).optional(),
  field: z.enum(['input', 'output', 'request', 'response', 'trigger', 'result']),
});
export type RunValueInput = z.infer<typeof runValueInput>;

/** A text too large to be shown whole: its length in bytes and how it begins. */
export type CutText<Field extends RunValueInput['field']> = { field: Field; bytes: number; preview: string };

/** A run as the console reads it: its large texts are null and named in `cut`. */
export type ShownRun = RunDetail & { cut: CutText<'trigger' | 'result'>[] };

/** A file of a run; its bytes are at `/api/files/<run id>/<file id>` and in REST. */
export type RunFile = { id: string; field: string; name: string; mime: string; size: number };

export const runFileInput = z.strictObject({ id: idInput, fileId: idInput });
export type RunFileInput = z.infer<typeof runFileInput>;

/** A file with its bytes, which are read as they are needed. */
export type RunFileContent = RunFile & { bytes: AsyncIterable<Uint8Array> };

export type StepRunItem = {
  path: string;
  stepId: string;
  sequence: number;
  state: StepRunState;
  startedAtMs: number;
  durationMs: number;
  tryNumber: number;
  error: RunFailure | null;
};

/** Texts hold JSON exactly as journalled; one above 1 MB is null and named in `cut`. */
export type StepRunDetail = StepRunItem & {
  inputJson: string | null;
  outputJson: string | null;
  requestJson: string | null;
  responseJson: string | null;
  tries: {
    tryNumber: number;
    sequence: number;
    state: StepRunState;
    startedAtMs: number;
    durationMs: number;
    error: RunFailure | null;
  }[];
  cut: CutText<'input' | 'output' | 'request' | 'response'>[];
};

/** Colours one card of the canvas. */
export type StepSummary = {
  stepId: string;
  total: number;
  succeeded: number;
  failed: number;
  /** Waiting for a person to say whether it happened. */
  unknown: number;
  skipped: number;
  /** Kept back by a dry run; they count as succeeded too. */
  withheld: number;
  /** Taken over from a former attempt or a pinned sample; they count as succeeded too. */
  reused: number;
  running: number;
  durationMs: number;
};

export type Iterations = {
  total: number;
  succeeded: number;
  failed: number;
  /** Items that left step runs; loops of more than 1,000 keep a sample and their failures. */
  recorded: number;
  /** The first of these. */
  first: number | null;
  /** The item that was asked about, and the recorded ones around it. */
  index: number;
  previous: number | null;
  next: number | null;
  /** Beginning again at the other end; null when none has failed. */
  previousFailed: number | null;
  nextFailed: number | null;
};

export type IterationPage = {
  /** Ascending. */
  items: { index: number; state: 'succeeded' | 'failed' | 'running' }[];
  /** There are further ones in the direction that was asked for. */
  more: boolean;
};

/** One message of `runs.watch`. `sequence` is the newest step run's; readers refetch what they show. */
export type RunProgress = {
  id: string;
  state: RunState;
  attempt: number;
  sequence: number;
  counts: RunCounts;
  ended: boolean;
};
