/** Asks a poll trigger's system: evaluates the query for a window, calls the action, finds the records in its answer. */
import type { PollSource, PollTrigger } from '@flowbridge/db';
import { type EvaluationEnvironment, emptyScope, type Scope } from '@flowbridge/expression';
import type { TriggerOf } from '@flowbridge/flow';
import { createActionInvoker } from '../invoker/index.ts';
import type { PlannedVersion } from '../runs/plan-cache.ts';
import { runParameters } from '../runs/run-parameters.ts';
import type { Runtime, TenantView } from '../runs/runtime.ts';
import type { PollCursor } from './poll-window.ts';
import { evaluate, type PollRecord, readRecords } from './read-records.ts';

/** A call may follow many pages: longer than a step's. */
const QUERY_TIMEOUT_MS = 300_000;

/** Everything about a poll that is known before it asks. */
export type Poll = {
  target: PollTrigger;
  source: PollSource;
  trigger: TriggerOf<'poll'>;
  planned: PlannedVersion;
  tenant: TenantView;
  /** Told each secret that is opened, so that it can be kept out of what is stored. */
  onSecrets: (secrets: readonly string[]) => void;
};

/** What the trigger's templates see besides the answer. */
export function pollScope({ planned, source, tenant }: Poll, cursor: PollCursor | undefined): Scope {
  const params = runParameters(planned.plan.document, source.bindings.parameters);
  const scope: Scope = { ...emptyScope, params, tenant: { vars: tenant.vars } };
  if (cursor !== undefined) scope.cursor = cursor;
  return scope;
}

export function pollEnvironment({ source, trigger, tenant }: Poll): EvaluationEnvironment {
  return { now: () => source.now.getTime(), timeZone: trigger.config.schedule.timeZone ?? tenant.timeZone };
}

/** The records of a window. Throws `StepFailureError` for everything the query or the answer is to blame for. */
export async function askSystem(runtime: Runtime, poll: Poll, cursor: PollCursor): Promise<PollRecord[]> {
  const { target, source, trigger } = poll;
  const { config } = trigger;
  const scope = pollScope(poll, cursor);
  const env = pollEnvironment(poll);
  const input: Record<string, unknown> = {};
  for (const [field, template] of Object.entries(config.input)) {
    const value = await evaluate(template, `input.${field}`, scope, env);
    if (value !== undefined) input[field] = value;
  }
  const invoker = createActionInvoker({
    connectors: poll.planned.connectors,
    http: runtime.http,
    sessions: runtime.sessions.forTenant(target.tenantId),
    connections: runtime.vault.forRun({
      tenantId: target.tenantId,
      bindings: source.bindings,
      onSecrets: poll.onSecrets,
    }),
  });
  const answer = await invoker.invoke(
    {
      connector: config.connector,
      action: config.action,
      stepId: trigger.id,
      input,
      idempotencyKey: `${target.flowId}/${trigger.id}/${String(cursor.value)}`,
      timeoutMs: QUERY_TIMEOUT_MS,
    },
    new AbortController().signal,
  );
  return readRecords(config, { ...scope, trigger: answer.output }, env);
}
