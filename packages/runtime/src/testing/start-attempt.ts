/** For tests: the first attempt of a synchronous call of a flow, on a runtime, without a flow or a version in the database. */
import type { HttpAnswer } from '@flowbridge/engine';
import type { FlowBuilder } from '@flowbridge/flow';
import { executeAttempt } from '../runs/execute-attempt.ts';
import { newRun } from '../runs/new-run.ts';
import type { Runtime } from '../runs/runtime.ts';

export type StartAttempt = {
  flow: FlowBuilder;
  /** Plans are kept by it: another flow on the same runtime needs another one. Default `v`. */
  versionId?: string;
  /** Body of the call. */
  body?: unknown;
  onAnswer?: (answer: HttpAnswer) => void;
};

/** Answers as soon as the attempt has begun. */
export async function startAttempt(
  { runtime, tenantId }: { runtime: Runtime; tenantId: string },
  { flow, versionId = 'v', body = {}, onAnswer = () => {} }: StartAttempt,
) {
  const nowMs = Date.now();
  const head = newRun(
    { tenantId, flowId: 'f', versionId, mode: 'sync', triggerKind: 'http', triggerKey: 'http' },
    { nodeId: 'node', nowMs },
  );
  const { ended } = executeAttempt(
    runtime,
    {
      head,
      flowName: 'flow',
      version: 1,
      planned: await runtime.plans.get(versionId, () => flow.build()),
      bindings: { connections: {}, parameters: {} },
      tenant: {
        code: 't',
        timeZone: 'UTC',
        vars: {},
        openVars: {},
        secrets: [],
        runsLimited: false,
        logsFull: false,
      },
      trigger: { key: 'http', kind: 'http', body },
      triggerJson: '{}',
      startedAtMs: nowMs,
    },
    onAnswer,
  );
  return { runId: head.id, ended };
}
