/**
 * A call of a flow's HTTP trigger, in this order: method, address, caller, rate limit, body (with the proof that covers it),
 * schema, key of repeated calls, the tenant's runs per minute; then it is accepted and executed here (sync) or queued (async).
 */
import { removeFilesOfRun } from '@flowbridge/db';
import { emptyScope } from '@flowbridge/expression';
import type { TriggerOf } from '@flowbridge/flow';
import {
  businessKeysOf,
  cleanText,
  jsonText,
  newRun,
  type RunHead,
  type TenantView,
} from '@flowbridge/runtime';
import { type AcceptedCall, answerWithinMs, type HookCall } from './accepted-call.ts';
import { answerLikeFirst } from './answer-like-first.ts';
import type { Proven } from './auth/caller-check.ts';
import { isForm, type ReceivedBody, receiveBody } from './body/receive-body.ts';
import { callerAddress } from './caller-address.ts';
import { checkBody } from './check-body.ts';
import { takeDedupeKey } from './dedupe.ts';
import type { ReadyEndpoint } from './endpoint-cache.ts';
import { executeCall, queueCall } from './execute-call.ts';
import type { HookContext } from './hook-context.ts';
import { HookRefusal } from './hook-refusal.ts';
import { noteUse } from './note-use.ts';
import { takeRunPlace } from './take-run-place.ts';
import { type HttpTriggerValue, httpTriggerValue } from './trigger-value.ts';

/** How long the caller of an asynchronous trigger waits for a call with the same key that is being accepted. */
const ASYNC_PATIENCE_MS = 10_000;

type Admitted = { received: ReceivedBody; proven: Proven | undefined };

/** Answers the call, or throws `HookRefusal`. */
export async function handleHttpTrigger(
  context: HookContext,
  call: HookCall,
  endpoint: ReadyEndpoint,
  trigger: TriggerOf<'http'>,
): Promise<void> {
  const { runtime } = context;
  const { tenantId, flowId, version } = endpoint;
  const nowMs = Date.now();
  const head = newRun(
    {
      tenantId,
      flowId,
      versionId: version.id,
      mode: trigger.config.answer === 'sync' ? 'sync' : 'queued',
      triggerKind: 'http',
      triggerKey: trigger.key,
    },
    { nodeId: runtime.nodeId, nowMs },
  );
  let accepted: AcceptedCall & { duplicateOf?: string };
  try {
    const admitted = await admit(context, call, { endpoint, trigger, head });
    accepted = await takeKey(context, call, { endpoint, trigger, head, admitted });
    if (accepted.duplicateOf === undefined) await takeRunPlace(runtime, accepted);
    runtime.logUses.add(head, filesBytes(admitted.received));
  } catch (error) {
    // What is not removed here, because the database is away, is removed by the purge.
    if (isForm(call.request))
      await removeFilesOfRun(runtime.db, { tenantId, runId: head.id }).catch(() => undefined);
    throw error;
  }
  if (accepted.duplicateOf !== undefined) return answerLikeFirst(context, accepted, accepted.duplicateOf);
  return trigger.config.answer === 'sync' ? executeCall(context, accepted) : queueCall(context, accepted);
}

/** Everything that is checked before the call may become a run. */
async function admit(
  context: HookContext,
  { request }: HookCall,
  { endpoint, trigger, head }: { endpoint: ReadyEndpoint; trigger: TriggerOf<'http'>; head: RunHead },
): Promise<Admitted> {
  const { config } = trigger;
  const { callerCheck, allowFrom, token } = endpoint;
  checkMethod(request.method ?? '', config.methods);
  if (allowFrom) {
    const address = callerAddress(request, context.trustedProxies);
    if (!allowFrom.holds(address))
      throw new HookRefusal('hook.addressNotAllowed', `Calls from ${address} are not allowed.`);
  }
  let proven = callerCheck.by === 'headers' ? await callerCheck.check(request.headers) : undefined;
  const proof = callerCheck.by === 'body' ? callerCheck.begin(request.headers, head.acceptedAtMs) : undefined;
  if (config.rateLimit) await context.rateLimits.take(token, config.rateLimit);
  const received = await receiveBody(request, {
    db: context.runtime.db,
    limits: context.limits,
    maxBodyBytes: config.maxBodyBytes,
    proof,
    tenantId: head.tenantId,
    runId: head.id,
  });
  if (proof) proven = proof.end();
  if (proven) noteUse(context.runtime, head.tenantId, proven);
  if (config.body) checkBody(received.body, config.body);
  return { received, proven };
}

/** Takes the key of repeated calls and makes what the flow sees. A proof that is good once is such a key, too. */
async function takeKey(
  { runtime }: HookContext,
  call: HookCall,
  given: { endpoint: ReadyEndpoint; trigger: TriggerOf<'http'>; head: RunHead; admitted: Admitted },
): Promise<AcceptedCall & { duplicateOf?: string }> {
  const { endpoint, trigger, admitted } = given;
  const { tenantId, flowId, dedupe } = endpoint;
  const { once } = admitted.proven ?? {};
  const value = httpTriggerValue({
    key: trigger.key,
    method: call.request.method ?? '',
    search: call.search,
    headers: call.request.headers,
    received: admitted.received,
    caller: admitted.proven?.caller,
    nowMs: given.head.acceptedAtMs,
  });
  const tenant = runtime.tenants.peek(tenantId) ?? (await runtime.tenants.get(tenantId));
  const key = dedupe ? await keyOf(dedupe.key, value, tenant) : undefined;
  const head: RunHead =
    key === undefined && !once ? given.head : { ...given.head, dedupeKey: key ?? once?.key ?? '' };
  const keys = endpoint.keys
    ? await businessKeysOf(
        endpoint.keys,
        {
          flowId,
          document: endpoint.planned.plan.document,
          parameters: endpoint.bindings.parameters,
          trigger: value,
          tenant,
        },
        runtime.log,
      )
    : [];
  const json = jsonText(value);
  const accepted: AcceptedCall = { ...call, endpoint, trigger, tenant, head, value, json, keys };
  if (head.dedupeKey === undefined) return accepted;
  const windowMs = key === undefined ? once?.windowMs : dedupe?.windowMs;
  const first = await takeDedupeKey(
    runtime,
    { tenantId, flowId, key: head.dedupeKey, windowMs: windowMs ?? 0 },
    {
      runId: head.id,
      patienceMs: trigger.config.answer === 'sync' ? answerWithinMs(trigger) : ASYNC_PATIENCE_MS,
    },
  );
  if (first === undefined) return accepted;
  if (key !== undefined) return { ...accepted, duplicateOf: first };
  throw new HookRefusal('hook.replayed', 'This signature was used before.', { details: { runId: first } });
}

/** Files are kept as long as their run, and count as its log. */
function filesBytes({ files = {} }: ReceivedBody): number {
  let bytes = 0;
  for (const file of Object.values(files).flat()) bytes += file.size;
  return bytes;
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
