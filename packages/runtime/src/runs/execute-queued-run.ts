/** Takes a queued run and executes it to its end. */
import { type ClaimedRun, loadVersionDocument, readPayload } from '@flowbridge/db';
import type { RunOutcome } from '@flowbridge/engine';
import { parseJson } from '@flowbridge/expression';
import type { RunHead } from '../journal/run-head.ts';
import { endAtOnce, endBroken } from './end-at-once.ts';
import { executeAttempt } from './execute-attempt.ts';
import { loadHistory } from './load-history.ts';
import type { PlannedVersion } from './plan-cache.ts';
import type { Runtime } from './runtime.ts';

export type ClaimRun = (runId: string) => Promise<ClaimedRun | undefined>;

/**
 * Executes a queued run; resolves when its end is durable, or when there is nothing to do: the run is not queued (any more),
 * or was taken over on the way. Rejects only when the claim itself failed: the job then comes again.
 */
export async function executeQueuedRun(
  runtime: Runtime,
  claim: ClaimRun,
  runId: string,
): Promise<RunOutcome | undefined> {
  // Registered before the claim: a cancel that comes right after it finds whom to tell.
  const controller = new AbortController();
  if (!runtime.active.has(runId)) runtime.active.set(runId, controller);
  try {
    const claimed = await claim(runId);
    return claimed && (await executeClaimed(runtime, claimed, controller));
  } finally {
    if (runtime.active.get(runId) === controller) runtime.active.delete(runId);
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
  try {
    const [planned, trigger, tenant] = await Promise.all([
      planVersion(runtime, claimed),
      triggerOf(runtime, claimed),
      runtime.tenants.get(claimed.tenantId),
    ]);
    const { flowName, version, bindings } = claimed;
    const history = await loadHistory(runtime.db, planned.plan, { ...claimed, runId: claimed.id });
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
    ...(claimed.dedupeKey === null ? {} : { dedupeKey: claimed.dedupeKey }),
    ...(claimed.parentRunId === null ? {} : { parentRunId: claimed.parentRunId }),
    ...(claimed.parentPath === null ? {} : { parentPath: claimed.parentPath }),
  };
}

function planVersion(runtime: Runtime, { tenantId, versionId }: ClaimedRun): Promise<PlannedVersion> {
  return runtime.plans.get(versionId, async () => {
    const version = await loadVersionDocument(runtime.db, { tenantId, versionId });
    if (!version) throw new Error(`version ${versionId} is gone`);
    return version.document;
  });
}

async function triggerOf(runtime: Runtime, claimed: ClaimedRun): Promise<unknown> {
  const { triggerInputJson, triggerPayload, tenantId, acceptedAt } = claimed;
  if (triggerPayload === null) return triggerInputJson === null ? null : parseJson(triggerInputJson);
  const text = await readPayload(runtime.db, {
    tenantId,
    acceptedAt,
    runId: claimed.id,
    payloadId: triggerPayload,
  });
  if (text === undefined) throw new Error(`the input of run ${claimed.id} is gone`);
  return parseJson(text);
}
