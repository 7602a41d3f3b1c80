/** Takes a queued run and executes it to its end. */
import { type ClaimedRun, loadVersionDocument, readPayload } from '@flowbridge/db';
import type { RunOutcome } from '@flowbridge/engine';
import { parseJson } from '@flowbridge/expression';
import { JournalRefused, JournalUnavailable, LeaseLost } from '../journal/journal-faults.ts';
import { openJournal } from '../journal/open-journal.ts';
import { redactNothing } from '../journal/redact-text.ts';
import type { RunHead } from '../journal/run-head.ts';
import { executeAttempt } from './execute-attempt.ts';
import type { PlannedVersion } from './plan-cache.ts';
import { moveRun } from './run-states.ts';
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
  const claimed = await claim(runId);
  if (!claimed) return undefined;
  const head = headOf(claimed, runtime.nodeId);
  if (claimed.cancelRequested) return endAtOnce(runtime, head, claimed, { state: 'cancelled' });
  try {
    const [planned, trigger, tenant] = await Promise.all([
      planVersion(runtime, claimed),
      triggerOf(runtime, claimed),
      runtime.tenants.get(claimed.tenantId),
    ]);
    const attempt = executeAttempt(
      runtime,
      {
        head,
        flowName: claimed.flowName,
        version: claimed.version,
        planned,
        bindings: claimed.bindings,
        tenant,
        trigger,
        startedAtMs: claimed.startedAt.getTime(),
      },
      () => {},
    );
    return await attempt.ended;
  } catch (error) {
    if (error instanceof LeaseLost) return undefined;
    runtime.log.error({ err: error, runId }, 'a run could not be executed');
    const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const code = error instanceof JournalRefused ? 'run.journalRefused' : 'run.notExecutable';
    return endAtOnce(runtime, head, claimed, {
      state: 'failed',
      error: JSON.stringify({ code, message: cause, details: { cause } }),
    });
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

/** Ends a claimed run without executing it. It is this node's, so this goes on until the database takes it. */
async function endAtOnce(
  runtime: Runtime,
  head: RunHead,
  claimed: ClaimedRun,
  end: { state: 'failed' | 'cancelled'; error?: string },
): Promise<undefined> {
  for (;;) {
    const journal = openJournal({
      writer: runtime.writer,
      head,
      rowExists: true,
      redact: redactNothing,
      onFault: () => {},
      row: { state: 'running', startedAtMs: claimed.startedAt.getTime() },
    });
    journal.changeRow({ ...end, state: moveRun('running', end.state), endedAtMs: Date.now() });
    try {
      await journal.flush();
      return undefined;
    } catch (error) {
      if (!(error instanceof JournalUnavailable)) return undefined;
    }
  }
}
