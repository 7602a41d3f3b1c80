/**
 * Flows called by a step. A called flow is a run of its own, with its own journal and page. It executes in the process of its
 * caller as long as that can; when either is interrupted, or the called flow's overlap policy has no place for it, it goes on
 * from the queue, and the called one wakes its caller when it ends.
 */
import { findCalledRun, maxParallel, newId, type Overlap, readPayload, skippedError } from '@flowbridge/db';
import type { CalledRun, CancelSignal, FlowCaller, FlowOrder, RunOutcome } from '@flowbridge/engine';
import { parseJson } from '@flowbridge/expression';
import { outlastTheDatabase } from '../connections/outlast-the-database.ts';
import { JournalRefused, JournalUnavailable, LeaseLost } from '../journal/journal-faults.ts';
import type { RunHead } from '../journal/run-head.ts';
import { acceptRun, recordSkipped } from './accept-run.ts';
import type { AttemptOrder, ExecuteAttempt, RunningAttempt } from './attempt-order.ts';
import { beginUnderOverlap, offerPlace } from './begin-under-overlap.ts';
import { prepareCall } from './prepare-call.ts';
import type { Runtime } from './runtime.ts';

export function calledFlows(
  runtime: Runtime,
  caller: AttemptOrder,
  executeAttempt: ExecuteAttempt,
): FlowCaller {
  const { tenantId } = caller.head;
  const find = (runId: string) => outlastTheDatabase(() => findCalledRun(runtime.db, { tenantId, runId }));
  return {
    newRunId: () => newId(),
    async start(order) {
      if (await find(order.runId)) return;
      const { head, planned, triggerJson } = await prepareCall(runtime, caller, order);
      const { overlap } = planned.plan.document.settings ?? {};
      await acceptRun(runtime, head, triggerJson, { overlap });
    },
    async run(order, signal) {
      const known = await find(order.runId);
      if (!known) return execute({ runtime, caller, order, executeAttempt }, signal);
      switch (known.state) {
        case 'succeeded':
        case 'completedWithFailures': {
          const output = await outputOf(runtime, tenantId, { ...known, id: order.runId });
          return { state: known.state, output };
        }
        case 'failed':
        case 'cancelled': {
          const { errorJson } = known;
          return { state: known.state, ...(errorJson === null ? {} : { error: readError(errorJson) }) };
        }
        case 'queued':
        case 'running':
        case 'waiting':
        case 'needsDecision':
          return { state: 'open' };
      }
    },
  };
}

type Execution = { runtime: Runtime; caller: AttemptOrder; order: FlowOrder; executeAttempt: ExecuteAttempt };

async function execute(
  { runtime, caller, order, executeAttempt }: Execution,
  signal: CancelSignal,
): Promise<CalledRun> {
  const { head, flow, planned, trigger, triggerJson } = await prepareCall(runtime, caller, order);
  const controller = new AbortController();
  const cancel = () => controller.abort();
  const begin = () =>
    executeAttempt(
      runtime,
      {
        head: { ...head, mode: 'sync' },
        flowName: flow.name,
        version: flow.version,
        planned,
        bindings: flow.bindings,
        tenant: caller.tenant,
        trigger,
        triggerJson,
        startedAtMs: head.acceptedAtMs,
        controller,
        parking: caller.parking,
        wakesCaller: false,
      },
      () => {},
    );
  signal.addEventListener('abort', cancel);
  try {
    const { overlap } = planned.plan.document.settings ?? {};
    if (maxParallel(overlap) === undefined) return calledRun(await begin().ended);
    return await underOverlap(runtime, { head, triggerJson, overlap }, begin);
  } catch (error) {
    // Whoever took the called run over, or finds it left behind, ends it and wakes the caller.
    if (isLost(error)) return { state: 'open' };
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

type LimitedCall = { head: RunHead; triggerJson: string; overlap: Overlap };

/** A called flow with a limit: without a free place its run goes to the queue, and the caller waits for it. */
async function underOverlap(
  runtime: Runtime,
  { head, triggerJson, overlap }: LimitedCall,
  begin: () => RunningAttempt,
): Promise<CalledRun> {
  const beginning = await outlastTheDatabase(() =>
    beginUnderOverlap(runtime, { head, overlap, waitMs: 0 }, begin),
  );
  switch (beginning.kind) {
    case 'begun': {
      const outcome = await beginning.attempt.ended;
      await offerPlace(runtime, head);
      return calledRun(outcome);
    }
    case 'full':
      await acceptRun(runtime, head, triggerJson);
      return { state: 'open' };
    case 'skipped': {
      const { openRunId } = beginning;
      await recordSkipped(runtime, head, { triggerJson, keys: [], openRunId });
      return { state: 'cancelled', error: readError(skippedError(openRunId)) };
    }
  }
}

function isLost(error: unknown): boolean {
  return error instanceof LeaseLost || error instanceof JournalUnavailable || error instanceof JournalRefused;
}

function calledRun(outcome: RunOutcome): CalledRun {
  switch (outcome.state) {
    case 'suspended':
      return { state: 'open' };
    case 'succeeded':
    case 'completedWithFailures':
      return { state: outcome.state, output: outcome.output };
    case 'failed':
    case 'cancelled':
      return { state: outcome.state, ...(outcome.error ? { error: outcome.error } : {}) };
  }
}

async function outputOf(
  { db }: Runtime,
  tenantId: string,
  run: { id: string; acceptedAt: Date; outputJson: string | null; outputPayload: string | null },
): Promise<unknown> {
  const { id: runId, acceptedAt, outputJson, outputPayload } = run;
  const text =
    outputPayload === null
      ? outputJson
      : await readPayload(db, { tenantId, runId, acceptedAt, payloadId: outputPayload });
  return text === null || text === undefined ? undefined : parseJson(text);
}

function readError(json: string): { code: string; message: string } {
  // Written by this program: a StepFailure, or the failure of a run as a whole.
  const { code, message } = parseJson(json) as { code?: string; message?: string };
  return { code: code ?? 'run.failed', message: message ?? '' };
}
