/** A call of a flow's HTTP trigger: checked, accepted, executed here (sync) or queued (async), answered. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { releaseDedupeKey } from '@flowbridge/db';
import type { HttpAnswer } from '@flowbridge/engine';
import { emptyScope } from '@flowbridge/expression';
import type { TriggerOf } from '@flowbridge/flow';
import {
  acceptRun,
  answerOfOutcome,
  cleanText,
  endBroken,
  executeAttempt,
  jsonText,
  newRun,
  type RunHead,
  recordDuplicate,
  type TenantView,
} from '@flowbridge/runtime';
import { checkAppCode } from './check-app-code.ts';
import { checkBody } from './check-body.ts';
import { awaitFirstAnswer, takeDedupeKey } from './dedupe.ts';
import type { ReadyEndpoint } from './endpoint-cache.ts';
import type { HookContext } from './hook-context.ts';
import { HookRefusal } from './hook-refusal.ts';
import { parseBody } from './parse-body.ts';
import { readBody } from './read-body.ts';
import { type HttpTriggerValue, httpTriggerValue } from './trigger-value.ts';
import { writeAnswer, writeJson, writeRefusal } from './write-answer.ts';

const DEFAULT_TIMEOUT_MS = 30_000;

export type HookCall = { request: IncomingMessage; response: ServerResponse; search: string };

type AcceptedCall = HookCall & {
  endpoint: ReadyEndpoint;
  trigger: TriggerOf<'http'>;
  tenant: TenantView;
  head: RunHead;
  value: HttpTriggerValue;
  json: string;
};

/** Answers the call, or throws `HookRefusal`. */
export async function handleHttpTrigger(
  context: HookContext,
  call: HookCall,
  endpoint: ReadyEndpoint,
  trigger: TriggerOf<'http'>,
): Promise<void> {
  const { runtime } = context;
  const { request } = call;
  const { config } = trigger;
  checkMethod(request.method ?? '', config.methods);
  if (config.auth.kind === 'appCode') checkAppCode(request.headers, endpoint.appCodeHashes);
  const bytes = await readBody(request, context.limits.bodyBytes);
  const body = parseBody(bytes, request.headers['content-type']);
  if (config.body) checkBody(body, config.body);
  const nowMs = Date.now();
  const value = httpTriggerValue({
    key: trigger.key,
    method: request.method ?? '',
    search: call.search,
    headers: request.headers,
    body,
    nowMs,
  });
  const tenant = runtime.tenants.peek(endpoint.tenantId) ?? (await runtime.tenants.get(endpoint.tenantId));
  const dedupeKey = endpoint.dedupe ? await keyOf(endpoint.dedupe.key, value, tenant) : undefined;
  const head = newRun(
    {
      tenantId: endpoint.tenantId,
      flowId: endpoint.flowId,
      versionId: endpoint.version.id,
      mode: config.answer === 'sync' ? 'sync' : 'queued',
      triggerKind: 'http',
      triggerKey: trigger.key,
      ...(dedupeKey === undefined ? {} : { dedupeKey }),
    },
    { nodeId: runtime.nodeId, nowMs },
  );
  const accepted: AcceptedCall = { ...call, endpoint, trigger, tenant, head, value, json: jsonText(value) };
  if (dedupeKey !== undefined && endpoint.dedupe) {
    const { tenantId, flowId } = endpoint;
    const claim = { tenantId, flowId, key: dedupeKey, windowMs: endpoint.dedupe.windowMs };
    const first = await takeDedupeKey(runtime, claim, head.id);
    if (first !== undefined) return answerLikeFirst(context, accepted, first);
  }
  return config.answer === 'sync' ? executeNow(context, accepted) : queue(context, accepted);
}

function checkMethod(method: string, methods: readonly string[]): void {
  if (methods.includes(method)) return;
  throw new HookRefusal('hook.methodNotAllowed', `This address takes ${methods.join(', ')}, not ${method}.`, {
    headers: { allow: methods.join(', ') },
  });
}

async function keyOf(
  key: NonNullable<ReadyEndpoint['dedupe']>['key'],
  trigger: HttpTriggerValue,
  tenant: TenantView,
): Promise<string | undefined> {
  const scope = { ...emptyScope, trigger, tenant: { vars: tenant.vars } };
  let value: unknown;
  try {
    value = await key.evaluate(scope, { now: Date.now, timeZone: tenant.timeZone });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HookRefusal('dedupe.keyFailed', `The dedupe key could not be made: ${reason}`, {
      path: 'dedupe.key',
    });
  }
  if (value === undefined || value === null || value === '') return undefined;
  return cleanText(typeof value === 'string' ? value : jsonText(value)).slice(0, 500);
}

async function queue(
  { runtime, metrics }: HookContext,
  { head, json, response }: AcceptedCall,
): Promise<void> {
  try {
    await acceptRun(runtime, head, json);
  } catch (error) {
    await forgetKey(runtime, head);
    throw error;
  }
  metrics.accepted.inc({ mode: 'queued', trigger: 'http' });
  writeJson(response, 202, { runId: head.id }, head.id);
}

/** Executes the run in this process. The caller gets the flow's answer, or 504 while the run goes on. */
async function executeNow(context: HookContext, call: AcceptedCall): Promise<void> {
  const { runtime, lane, limits, metrics } = context;
  const { head, response, endpoint, tenant } = call;
  if (lane.running >= limits.syncRuns) {
    await forgetKey(runtime, head);
    throw new HookRefusal('hook.busy', 'This runner executes as many calls as it can; try again shortly.', {
      headers: { 'retry-after': '1' },
    });
  }
  lane.running += 1;
  const stopTimer = metrics.syncSeconds.startTimer();
  const timeoutMs = call.trigger.config.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const attempt = executeAttempt(
    runtime,
    {
      head,
      flowName: endpoint.flowName,
      version: endpoint.version.number,
      planned: endpoint.planned,
      bindings: endpoint.bindings,
      tenant,
      trigger: call.value,
      triggerJson: call.json,
      startedAtMs: head.acceptedAtMs,
    },
    (answer) => writeAnswer(response, answer, head.id),
  );
  const timer = setTimeout(() => {
    const refusal = new HookRefusal(
      'run.timeout',
      `The flow did not answer within ${timeoutMs} ms; it goes on.`,
    );
    attempt.journal.flush().then(
      () => writeRefusal(response, refusal, head.id),
      () => undefined,
    );
  }, timeoutMs);
  try {
    metrics.accepted.inc({ mode: 'sync', trigger: 'http' });
    const outcome = await attempt.ended;
    metrics.ended.inc({ state: outcome.state, mode: 'sync' });
    // A run that waits without having answered goes on later: its caller is told where to look.
    if (outcome.state === 'suspended') writeJson(response, 202, { runId: head.id }, head.id);
    else writeAnswer(response, answerOfOutcome(outcome, head.id), head.id);
  } catch (error) {
    writeRefusal(response, new HookRefusal('hook.unavailable', 'The run could not be recorded.'), head.id);
    await endBroken(runtime, { head, startedAtMs: head.acceptedAtMs }, error);
  } finally {
    clearTimeout(timer);
    stopTimer();
    lane.running -= 1;
  }
}

/** A repeated call: the same answer as the first, recorded as its duplicate. */
async function answerLikeFirst(
  { runtime, metrics }: HookContext,
  { head, json, response, trigger }: AcceptedCall,
  firstRunId: string,
): Promise<void> {
  const { dedupeKey: _key, ...unkeyed } = head;
  await recordDuplicate(runtime, { ...unkeyed, duplicateOf: firstRunId }, json);
  metrics.duplicates.inc();
  if (trigger.config.answer === 'async') {
    writeJson(response, 202, { runId: firstRunId }, firstRunId);
    return;
  }
  const timeoutMs = trigger.config.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const first = { tenantId: head.tenantId, runId: firstRunId };
  const answer: HttpAnswer | undefined = await awaitFirstAnswer(runtime, first, timeoutMs);
  if (answer) writeAnswer(response, answer, firstRunId);
  else {
    const detail = 'The first call with the same key has not been answered yet.';
    writeRefusal(response, new HookRefusal('run.timeout', detail), firstRunId);
  }
}

async function forgetKey({ db }: HookContext['runtime'], head: RunHead): Promise<void> {
  if (head.dedupeKey === undefined) return;
  await releaseDedupeKey(db, { flowId: head.flowId, key: head.dedupeKey, runId: head.id }).catch(
    () => undefined,
  );
}
