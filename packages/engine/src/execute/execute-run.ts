/**
 * One attempt of a run, from its first step to its outcome. The caller makes the run's start and end durable; the engine
 * keeps the order in between. A journal that can no longer be written (the lease was lost) rejects: then nothing is known
 * about the run here and nothing more is done. Everything else, surprises included, is an outcome.
 */
import type { EvaluationEnvironment } from '@flowbridge/expression';
import { createPurse } from '../journal-policy/purse.ts';
import { JournalInterruption, journalRecorder } from '../journal-policy/recorder.ts';
import { defaultLimits, type RunLimits } from '../limits.ts';
import type { Plan, PlannedLane } from '../plan/plan.ts';
import type { StepPath } from '../plan-types.ts';
import type { CancelSignal, PendingWait, Ports } from '../ports.ts';
import type { ReplaySource } from '../resume/replay-source.ts';
import type { RunCounts } from '../run-counts.ts';
import { showCallbacks } from '../scope/callback-scope.ts';
import { createScope } from '../scope/create-scope.ts';
import type { Frame } from '../scope/frame.ts';
import { takeSamples } from '../scope/take-samples.ts';
import { createVariables } from '../scope/variables.ts';
import type { StepFailure } from '../step-failure.ts';
import type { TestOrder } from '../test-order.ts';
import { countsOf } from './breathe.ts';
import type { Completion, RunError } from './completion.ts';
import type { RunState } from './run-state.ts';
import { walkLane } from './walk-lane.ts';

export type RunStart = {
  runId: string;
  /** From 1. */
  attempt: number;
  /** What expressions see as `trigger`. */
  trigger: unknown;
  params: Record<string, unknown>;
  tenantVars: Record<string, unknown>;
  /** What expressions see as `run` besides `id` and `attempt`: startedAt, flow name and version. */
  run: Record<string, unknown>;
  /** Watermark of a polling trigger. */
  cursor?: unknown;
  /** IANA zone of dates in expressions. */
  timeZone: string;
  /** In whose words a flow reads `error.message`; default English. */
  language?: 'en' | 'zh';
  /** Test runs take a step's pinned sample instead of executing it. */
  usePinned?: boolean;
  /** What a test run does differently. */
  test?: TestOrder;
  limits?: Partial<RunLimits>;
  /** What former executions journalled: a step that acts outside takes its result from here. */
  replay?: ReplaySource;
  signal: CancelSignal;
  /** Set `requested` when the process wants to end: the run is put down at its next step. */
  parking?: { readonly requested: boolean };
};

export type EndedOutcome = {
  /** completedWithFailures: it reached its end, going on from failures as the flow says (`onError`, `onItemFailure`). */
  state: 'succeeded' | 'completedWithFailures' | 'failed' | 'cancelled';
  /** What the run gives its caller: the body it responded, else the last result outside loops. */
  output?: unknown;
  error?: StepFailure & { stepId: string; path: StepPath };
  counts: RunCounts;
};

/** The run is not over: it waits, and will be walked again from its journal. */
export type SuspendedOutcome = { state: 'suspended'; waits: readonly PendingWait[]; counts: RunCounts };

export type RunOutcome = EndedOutcome | SuspendedOutcome;

/** Executes a plan. Resolves with the outcome; rejects only when the journal does. */
export async function executeRun(plan: Plan, start: RunStart, ports: Ports): Promise<RunOutcome> {
  const run = createRunState(plan, start, ports);
  const frame = rootFrame(plan, start, run);
  try {
    return outcomeOf(run, lastOf(run, await walkLane(chosenSteps(plan, run.test), frame, run)));
  } catch (error) {
    throw error instanceof JournalInterruption ? error.cause : error;
  }
}

/** All of the flow, or the one step that is tested. */
function chosenSteps({ root, steps }: Plan, { only }: TestOrder): PlannedLane {
  return only === undefined ? root : steps.filter(({ id }) => id === only);
}

/** A test run that was stopped ends as the step it stopped at; what was cut off around it is no cancelled run. */
function lastOf({ stopped, signal }: RunState, completion: Completion): Completion {
  if (!stopped || signal.aborted) return completion;
  return completion.kind === 'cancelled' || completion.kind === 'suspended' ? stopped : completion;
}

function createRunState(plan: Plan, start: RunStart, ports: Ports): RunState {
  const limits = { ...defaultLimits, ...start.limits };
  const nowMs = ports.clock.now();
  const run: RunState = {
    plan,
    ports,
    limits,
    signal: start.signal,
    env: environment(ports, start, () => run.seat),
    runId: start.runId,
    language: start.language ?? 'en',
    usePinned: start.usePinned === true,
    test: start.test ?? {},
    stopped: undefined,
    replay: start.replay,
    parking: start.parking ?? { requested: false },
    deadlineMs: nowMs + limits.flowTimeoutMs,
    purse: createPurse(plan.loops),
    tallies: plan.steps.map(() => ({ total: 0, succeeded: 0, failed: 0, skipped: 0, durationMs: 0 })),
    steps: 0,
    tolerated: 0,
    breathedAtMs: nowMs,
    progressAtMs: nowMs,
    unflushedEffect: false,
    answer: undefined,
    lastOutput: undefined,
    seat: { path: '', uuids: 0 },
  };
  return run;
}

/** Time and ids are the same when the run is walked again: what was written with them must be found with them. */
function environment(
  ports: Ports,
  { runId, timeZone, replay }: RunStart,
  seat: () => RunState['seat'],
): EvaluationEnvironment {
  return {
    now: () => replay?.nowMs() ?? ports.clock.now(),
    timeZone,
    lookup: (table, key) => ports.lookup(table, key),
    uuid() {
      const { path } = seat();
      seat().uuids += 1;
      return ports.ids.uuid(`${runId}/${path}/${seat().uuids}`);
    },
  };
}

function rootFrame(plan: Plan, start: RunStart, run: RunState): Frame {
  const variables = createVariables(plan.variables);
  const scope = createScope({
    trigger: start.trigger,
    params: start.params,
    tenantVars: start.tenantVars,
    run: { ...start.run, id: start.runId, attempt: start.attempt },
    vars: variables.view,
    cursor: start.cursor,
  });
  const recorder = journalRecorder(run.ports.journal, run.purse, run.replay);
  const frame: Frame = { scope, variables, prefix: '', recorder, loopDepth: 0 };
  showCallbacks(frame, run);
  if (start.test?.samples) takeSamples(plan, frame, start.test.samples);
  return frame;
}

function outcomeOf(run: RunState, completion: Completion): RunOutcome {
  const counts = countsOf(run);
  switch (completion.kind) {
    case 'next':
    case 'break':
    case 'continue':
      return finished(run, counts);
    case 'cancelled':
      return { state: 'cancelled', counts };
    case 'suspended':
      return { state: 'suspended', waits: completion.waits, counts };
    case 'failed':
      return { state: 'failed', error: withoutTraffic(completion.error), counts };
    case 'terminated':
      if (completion.outcome === 'failed') {
        return { state: 'failed', error: withoutTraffic(completion.error), counts };
      }
      return completion.outcome === 'cancelled' ? { state: 'cancelled', counts } : finished(run, counts);
  }
}

function finished(run: RunState, counts: RunCounts): RunOutcome {
  const state = run.tolerated > 0 ? 'completedWithFailures' : 'succeeded';
  const output = run.answer ? run.answer.body : run.lastOutput;
  return output === undefined ? { state, counts } : { state, output, counts };
}

/** The call itself stays with the step's record; the run carries only the reason. */
function withoutTraffic({
  request: _request,
  response: _response,
  stepKey: _key,
  ...error
}: RunError): NonNullable<EndedOutcome['error']> {
  return error;
}
