/**
 * A system's callback. Its connector verifies and decrypts it and says what to answer; the run is durable in the queue
 * before the answer goes. Systems wait little (DingTalk 1.5 s): when the database is slow they are told to come again.
 */

import type { EventReceipt, EventReply } from '@flowbridge/connector-sdk';
import { parseRawQuery } from '@flowbridge/connector-sdk';
import { compileTemplate, emptyScope } from '@flowbridge/expression';
import type { TriggerOf } from '@flowbridge/flow';
import {
  acceptRun,
  businessKeysOf,
  cleanText,
  jsonText,
  newRun,
  receiveEvent,
  recordDuplicate,
  runParameters,
} from '@flowbridge/runtime';
import type { HookCall } from './accepted-call.ts';
import { readBody } from './body/read-body.ts';
import { freeDedupeKey, takeDedupeKey } from './dedupe.ts';
import type { ReadyEndpoint } from './endpoint-cache.ts';
import type { HookContext } from './hook-context.ts';
import { HookRefusal } from './hook-refusal.ts';

/** Systems repeat a callback for hours when they did not get their answer. */
const DEDUPE_WINDOW_MS = 3 * 24 * 3_600_000;
/** Within this a callback is answered, whatever the database does. */
const REPLY_MS = 1_200;

export async function handleEvent(
  context: HookContext,
  call: HookCall,
  endpoint: ReadyEndpoint,
  trigger: TriggerOf<'connectorEvent'>,
): Promise<void> {
  const bytes = await readBody(call.request, context.limits.bodyBytes);
  const receipt = await receive(context, call, { endpoint, trigger, bytes });
  context.metrics.events.inc({ connector: trigger.config.connector, outcome: receipt.outcome });
  switch (receipt.outcome) {
    case 'acknowledged':
      return reply(call, receipt.reply);
    case 'refused': {
      const { code, message } = receipt;
      context.runtime.log.warn({ flowId: endpoint.flowId, code }, `a callback was refused: ${message}`);
      return reply(call, receipt.reply);
    }
    case 'event':
      await withinReplyTime(startRun(context, endpoint, trigger, receipt.event));
      return reply(call, receipt.reply);
  }
}

async function receive(
  { runtime }: HookContext,
  { request, search }: HookCall,
  given: { endpoint: ReadyEndpoint; trigger: TriggerOf<'connectorEvent'>; bytes: Buffer },
): Promise<EventReceipt> {
  const { endpoint, trigger, bytes } = given;
  const { config } = trigger;
  const { tenantId, bindings } = endpoint;
  const connectionId = bindings.connections[trigger.id] ?? bindings.connections[config.connector];
  const [tenant, connection] = await Promise.all([
    runtime.tenants.get(tenantId),
    connectionId === undefined ? undefined : runtime.vault.open({ tenantId, connectionId }),
  ]);
  const params = runParameters(endpoint.planned.plan.document, bindings.parameters);
  const inputs = await compileTemplate(config.input).evaluate(
    { ...emptyScope, params, tenant: { vars: tenant.vars } },
    { now: Date.now, timeZone: tenant.timeZone },
  );
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers[name] = [value].flat().join(', ');
  const receipt = receiveEvent({
    connectors: runtime.connectors,
    connectorKey: config.connector,
    event: config.event,
    connection: connection?.connectorKey === config.connector ? connection : undefined,
    inputs: inputs as Record<string, unknown>,
    nowMs: Date.now(),
    request: {
      method: request.method ?? '',
      query: parseRawQuery(search),
      headers,
      rawBody: bytes,
    },
  });
  if (receipt) return receipt;
  throw new HookRefusal('hook.unknown', `The connector ${config.connector} receives no ${config.event}.`);
}

async function startRun(
  { runtime, metrics }: HookContext,
  endpoint: ReadyEndpoint,
  trigger: TriggerOf<'connectorEvent'>,
  event: Extract<EventReceipt, { outcome: 'event' }>['event'],
): Promise<void> {
  const { tenantId, flowId, version } = endpoint;
  const nowMs = Date.now();
  const dedupeKey = cleanText(event.dedupeKey).slice(0, 500);
  const run = {
    tenantId,
    flowId,
    versionId: version.id,
    mode: 'queued',
    triggerKind: 'connectorEvent',
    triggerKey: trigger.key,
  } as const;
  const head = newRun({ ...run, dedupeKey }, { nodeId: runtime.nodeId, nowMs });
  const value = {
    key: trigger.key,
    kind: 'connectorEvent',
    event: event.key,
    body: event.body,
    firedAt: new Date(nowMs).toISOString(),
  };
  const json = jsonText(value);
  const claim = { tenantId, flowId, key: dedupeKey, windowMs: DEDUPE_WINDOW_MS };
  const first = await takeDedupeKey(runtime, claim, { runId: head.id, patienceMs: REPLY_MS });
  if (first !== undefined) {
    metrics.duplicates.inc();
    const duplicate = newRun({ ...run, duplicateOf: first }, { nodeId: runtime.nodeId, nowMs });
    return recordDuplicate(runtime, duplicate, json);
  }
  try {
    const keys = await businessKeysOf(
      endpoint.keys,
      {
        flowId,
        document: endpoint.planned.plan.document,
        parameters: endpoint.bindings.parameters,
        trigger: value,
        tenant: await runtime.tenants.get(tenantId),
      },
      runtime.log,
    );
    const skipped = await acceptRun(runtime, head, json, { overlap: endpoint.overlap, keys });
    // The event was not used: when the system sends it again, it may be.
    if (skipped !== undefined) await freeDedupeKey(runtime, { head, key: dedupeKey, skipped: true });
    else metrics.accepted.inc({ mode: 'queued', trigger: 'connectorEvent' });
  } catch (error) {
    void freeDedupeKey(runtime, { head, key: dedupeKey });
    throw error;
  }
}

function withinReplyTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new HookRefusal('hook.unavailable', 'The event could not be recorded in time; send it again.'),
        ),
      REPLY_MS,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function reply({ response }: HookCall, { status, headers, body }: EventReply): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
