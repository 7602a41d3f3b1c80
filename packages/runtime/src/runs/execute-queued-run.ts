/** Takes the queued run that is next and executes it to its end. */
import { type ClaimedRun, loadVersionDocument, RUN_BYTES, readPayload } from '@flowbridge/db';
import type { RunOutcome, TestOrder, TestSamples } from '@flowbridge/engine';
import { parseJson } from '@flowbridge/expression';
import { outlastTheDatabase } from '../connections/outlast-the-database.ts';
import type { RunHead } from '../journal/run-head.ts';
import { endAtOnce, endBroken } from './end-at-once.ts';
import { executeAttempt } from './execute-attempt.ts';
import { loadHistory } from './load-history.ts';
import type { PlannedVersion } from './plan-cache.ts';
import type { Runtime } from './runtime.ts';

/** Claims the run that is next; undefined when none may begin now. */
export type ClaimRun = () => Promise<ClaimedRun | undefined>;

export type ExecutedRun = {
  run: ClaimedRun;
  /** Absent when the run did not come to an end of its own here: cancelled before it began, broken, taken over. */
  outcome: RunOutcome | undefined;
};

/**
 * Executes the queued run that is next; resolves when its end is durable, or when it was taken over on the way. Answers
 * undefined when there is nothing to execute. Rejects only when the claim itself failed.
 */
export async function executeQueuedRun(runtime: Runtime, claim: ClaimRun): Promise<ExecutedRun | undefined> {
  const run = await claim();
  if (!run) return undefined;
  // A cancel that came before this line was heard by whoever claims; from here on it finds the controller.
  const controller = new AbortController();
  // A node that was judged dead may take its own run back: what it did with it before has no lease any more.
  runtime.active.get(run.id)?.abort();
  runtime.active.set(run.id, controller);
  try {
    return { run, outcome: await executeClaimed(runtime, run, controller) };
  } finally {
    if (runtime.active.get(run.id) === controller) runtime.active.delete(run.id);
  }
}

async function executeClaimed(
  runtime: Runtime,
  claimed: ClaimedRun,
  controller: AbortController,
): Promise<RunOutcome | undefined> {
  const head = headOf(claimed, runtime.nodeId);
  const startedAtMs = claimed.startedAt.getTime();
  if (claimed.cancelRequested) return endAtOnce(runtime, { head, startedAtMs }, { state: 'cancelled' });
  if (!claimed.resumed && claimed.attempt === 1)
    runtime.logUses.add(head, RUN_BYTES + Buffer.byteLength(claimed.triggerInputJson ?? ''));
  try {
    const [planned, trigger, tenant] = await Promise.all([
      planVersion(runtime, claimed),
      triggerOf(runtime, claimed),
      runtime.tenants.get(claimed.tenantId),
    ]);
    const { flowName, version, bindings } = claimed;
    const order = { ...claimed, runId: claimed.id };
    const history = await outlastTheDatabase(() => loadHistory(runtime.db, planned.plan, order));
    const { parking } = runtime;
    const attempt = executeAttempt(
      runtime,
      {
        head,
        flowName,
        version,
        planned,
        bindings,
        tenant,
        trigger,
        startedAtMs,
        controller,
        history,
        parking,
      },
      () => {},
    );
    return await attempt.ended;
  } catch (error) {
    return endBroken(runtime, { head, startedAtMs }, error);
  }
}

function headOf(claimed: ClaimedRun, nodeId: string): RunHead {
  const { id, tenantId, flowId, versionId, isTest, attempt, triggerKind, triggerKey, leaseNumber } = claimed;
  return {
    id,
    tenantId,
    flowId,
    versionId,
    isTest,
    attempt,
    triggerKind,
    triggerKey,
    leaseNumber,
    nodeId,
    mode: 'queued',
    acceptedAtMs: claimed.acceptedAt.getTime(),
    ...testOf(claimed),
    ...(claimed.dedupeKey === null ? {} : { dedupeKey: claimed.dedupeKey }),
    ...(claimed.parentRunId === null ? {} : { parentRunId: claimed.parentRunId }),
    ...(claimed.parentPath === null ? {} : { parentPath: claimed.parentPath }),
  };
}

/** Written by this program: `TestOrder` in two columns, so that lists need not read the samples. */
function testOf({ testOrderJson, testSamplesJson }: ClaimedRun): Pick<RunHead, 'test'> {
  if (testOrderJson === null) return {};
  const test = parseJson(testOrderJson) as TestOrder;
  if (testSamplesJson !== null) test.samples = parseJson(testSamplesJson) as TestSamples;
  return { test };
}

function planVersion(runtime: Runtime, { tenantId, versionId }: ClaimedRun): Promise<PlannedVersion> {
  return runtime.plans.get(versionId, async () => {
    const version = await outlastTheDatabase(() => loadVersionDocument(runtime.db, { tenantId, versionId }));
    if (!version) throw new Error(`version ${versionId} is gone`);
    return version.document;
  });
}

async function triggerOf(runtime: Runtime, claimed: ClaimedRun): Promise<unknown> {
  const { triggerInputJson, triggerPayload, tenantId, acceptedAt } = claimed;
  if (triggerPayload === null) return triggerInputJson === null ? null : parseJson(triggerInputJson);
  const payload = { tenantId, acceptedAt, runId: claimed.id, payloadId: triggerPayload };
  const text = await outlastTheDatabase(() => readPayload(runtime.db, payload));
  if (text === undefined) throw new Error(`the input of run ${claimed.id} is gone`);
  return parseJson(text);
}
