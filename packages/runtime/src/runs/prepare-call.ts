/** Makes the run of a called flow: which version, which trigger, and what it is given. */
import { type CallableFlow, countCallers, findCallableFlow, loadVersionDocument } from '@flowbridge/db';
import { type FlowOrder, StepFailureError } from '@flowbridge/engine';
import { outlastTheDatabase } from '../connections/outlast-the-database.ts';
import { jsonText } from '../journal/encode-value.ts';
import type { RunHead } from '../journal/run-head.ts';
import type { AttemptOrder } from './attempt-order.ts';
import type { PlannedVersion } from './plan-cache.ts';
import type { Runtime } from './runtime.ts';

/** Flows calling flows: deeper ones are a flow that calls itself without an end. */
const MOST_CALLERS = 10;

export type PreparedCall = {
  head: RunHead;
  flow: CallableFlow;
  planned: PlannedVersion;
  trigger: unknown;
  triggerJson: string;
};

/** Throws `StepFailureError`: `subFlowMissing`, `subFlowTooDeep`. */
export async function prepareCall(
  runtime: Runtime,
  { head: caller }: AttemptOrder,
  order: FlowOrder,
): Promise<PreparedCall> {
  const { tenantId } = caller;
  const callers =
    caller.parentRunId === undefined ? 1 : 2 + (await countCallers(runtime.db, caller.parentRunId));
  if (callers > MOST_CALLERS) throw refusal('subFlowTooDeep', { limit: MOST_CALLERS });
  const versions = caller.test?.versions;
  const versionId = versions?.[order.flow];
  const flow = await outlastTheDatabase(() =>
    findCallableFlow(runtime.db, { tenantId, flowId: order.flow, versionId }),
  );
  const planned = flow && (await planOf(runtime, tenantId, flow.versionId));
  const manual = planned?.plan.document.triggers.find((trigger) => trigger.kind === 'manual');
  if (!flow || !planned || !manual) throw refusal('subFlowMissing', { flow: order.flow });
  const nowMs = Date.now();
  const trigger = {
    key: manual.key,
    kind: 'manual',
    firedAt: new Date(nowMs).toISOString(),
    body: order.input,
    calledBy: { runId: caller.id, path: order.path },
  };
  const head: RunHead = {
    id: order.runId,
    tenantId,
    flowId: flow.id,
    versionId: flow.versionId,
    mode: 'queued',
    isTest: caller.isTest,
    // A dry run stays dry, and of drafts, however deep it calls; where it stops is the caller's own step.
    ...(caller.test?.dryRun === true
      ? { test: { dryRun: true, ...(versions === undefined ? {} : { versions }) } }
      : {}),
    attempt: 1,
    triggerKey: manual.key,
    triggerKind: 'manual',
    acceptedAtMs: nowMs,
    leaseNumber: 1,
    nodeId: runtime.nodeId,
    parentRunId: caller.id,
    parentPath: order.path,
  };
  return { head, flow, planned, trigger, triggerJson: jsonText(trigger) };
}

function planOf(runtime: Runtime, tenantId: string, versionId: string): Promise<PlannedVersion> {
  return runtime.plans.get(versionId, async () => {
    const version = await outlastTheDatabase(() => loadVersionDocument(runtime.db, { tenantId, versionId }));
    if (!version) throw new Error(`version ${versionId} is gone`);
    return version.document;
  });
}

function refusal(
  code: 'subFlowMissing' | 'subFlowTooDeep',
  details: Record<string, unknown>,
): StepFailureError {
  return new StepFailureError({
    code,
    message: `the flow cannot be called: ${code}`,
    details,
    retryable: false,
  });
}
