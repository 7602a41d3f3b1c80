import { acceptQueuedRun, inTransaction, takeRunPlaces } from '@flowbridge/db';
import { JsonError, parseJson, stringifyJson } from '@flowbridge/expression';
import {
  checkValue,
  type FlowDocument,
  type Trigger,
  type TriggerOf,
  type ValueSchema,
} from '@flowbridge/flow';
import { enqueue } from '@flowbridge/queue';
import type { ClientBase } from 'pg';
import type { Access } from '../contract/access.ts';
import type { Caller, RunFlowInput } from '../contract/flows.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { businessKeys } from './business-keys.ts';
import { calledDrafts } from './families/called-drafts.ts';
import { requireFlow, resolveVersion } from './resolve-version.ts';
import { readTestOrder } from './test-order.ts';

/**
 * Starts a run by hand. Its row and its place in the queue are durable, together, when this answers. Refused with
 * `runSkipped` when the flow's overlap policy does not let it be made; it is then listed as cancelled.
 */
export async function runFlow(
  deps: ApiDeps,
  access: Access,
  input: RunFlowInput & Caller,
): Promise<{ runId: string }> {
  const flow = await requireFlow(deps, access, input.id);
  const body = readBody(input);
  const { versionId, document, isTest } = await resolveVersion(deps, access, flow, input.version);
  const versions = input.test?.dryRun === true ? await calledDrafts(deps, access, flow.id) : {};
  const { triggerInputJson: sample, ...test } = readTestOrder(input, document, versions);
  const trigger = chooseTrigger(document, input.triggerId);
  const single = input.test?.only !== undefined;
  if (!single) checkInput(trigger, body);
  const triggerInputJson = sample ?? triggerJson(trigger, body?.json, new Date());
  // What a single step was tried with is nobody's business: it is not found by it.
  const keys = single ? [] : await businessKeys(deps, access, { flow, document, triggerInputJson });
  const { runId, skippedFor } = await inTransaction(deps.db, async (client) => {
    const accepted = await acceptQueuedRun(client, {
      tenantId: access.tenantId,
      flowId: flow.id,
      versionId,
      triggerKey: trigger.key,
      triggerKind: trigger.kind,
      triggerInputJson,
      isTest,
      ...test,
      overlap: document.settings?.overlap,
      keys,
    });
    if (accepted.skippedFor === undefined)
      await enqueue(client, [{ name: 'run.execute', payload: { runId: accepted.runId } }]);
    // Last: until the commit everybody else of the tenant waits for it.
    if (accepted.skippedFor === undefined && !isTest && isCountedHere(trigger))
      await countRun(client, { tenantId: access.tenantId, by: input.by ?? 'person' });
    return accepted;
  });
  if (skippedFor !== undefined) {
    throw new Refusal('runSkipped', {
      message: 'Another run of this flow has not ended.',
      hint: 'Wait for it, cancel it, or change the flow’s overlap setting.',
      details: { runId, openRunId: skippedFor },
    });
  }
  return { runId };
}

/** Runs of the other triggers are counted, and may have to wait, when they begin, whoever starts them. */
function isCountedHere({ kind }: Trigger): boolean {
  return kind === 'manual' || kind === 'http';
}

/** Counts against the tenant's runs per minute. A person's run always begins; a program is told when to come again. */
async function countRun(
  client: Pick<ClientBase, 'query'>,
  { tenantId, by }: { tenantId: string } & Required<Caller>,
): Promise<void> {
  const place = await takeRunPlaces(client, { tenantId, wanted: 1, forced: by === 'person' });
  if (place.granted === 1) return;
  throw new Refusal('runsPerMinuteUsedUp', {
    message: `The tenant begins ${place.perMinute} runs a minute; they are used up.`,
    hint: 'Wait for as long as Retry-After says; the tenant’s administrator sets the quota.',
    details: {
      perMinute: place.perMinute,
      retryAfterSeconds: Math.max(1, Math.ceil(place.waitMs / 1_000)),
    },
  });
}

function chooseTrigger(document: FlowDocument, triggerId: string | undefined): Trigger {
  const { triggers } = document;
  if (triggerId !== undefined) {
    const named = triggers.find((trigger) => trigger.id === triggerId);
    if (!named) throw notFound('trigger');
    return named;
  }
  const chosen = triggers.find((trigger) => trigger.kind === 'manual') ?? triggers[0];
  if (!chosen) {
    throw new Refusal('triggerMissing', {
      message: 'The flow has no trigger.',
      hint: 'Add a manual trigger to start it by hand.',
    });
  }
  return chosen;
}

type Body = { value: unknown; json: string };

/** The input as a value and as JSON text; text that was given as text is never re-written. */
function readBody({ input, inputJson }: RunFlowInput): Body | undefined {
  if (inputJson === undefined)
    return input === undefined ? undefined : { value: input, json: stringifyJson(input) };
  try {
    return { value: parseJson(inputJson), json: inputJson };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new Refusal('invalidInput', {
      path: 'inputJson',
      message: error.userMessage('en'),
      details: { issues: [] },
    });
  }
}

/** Refuses what the trigger itself would refuse, naming the first place that differs: `input.lines[2].qty`. */
function checkInput(trigger: Trigger, body: Body | undefined): void {
  const schema = declaredInput(trigger);
  // Who gives nothing to a form gives an empty one: the first field that is needed is named.
  const value = body === undefined && schema?.type === 'object' ? {} : body?.value;
  const difference = schema && checkValue(value, schema, 'input');
  if (!difference) return;
  const { path, reason } = difference;
  throw new Refusal('invalidInput', {
    path,
    message: { en: `${path}: ${reason.en}`, zh: `${path}：${reason.zh}` },
    details: { issues: [{ path, message: reason.en }], reason },
    hint: 'The trigger of the flow declares what it expects.',
  });
}

function declaredInput(trigger: Trigger): ValueSchema | undefined {
  switch (trigger.kind) {
    case 'manual':
      return trigger.config.input;
    case 'http':
      return trigger.config.body;
    case 'schedule':
    case 'connectorEvent':
      return undefined;
  }
}

/** A poll's records as a person gives them: one, or a list of them. */
function pollJson(
  trigger: TriggerOf<'poll'>,
  head: Record<string, unknown>,
  bodyJson: string | undefined,
): string {
  const text = JSON.stringify({ ...head, cursor: { from: null, to: null, value: null } }).slice(0, -1);
  if (trigger.config.perRecord) return `${text},"recordKey":"test","record":${bodyJson ?? '{}'}}`;
  const given: unknown = bodyJson === undefined ? [] : JSON.parse(bodyJson);
  const records = Array.isArray(given) ? (bodyJson ?? '[]') : `[${bodyJson}]`;
  return `${text},"count":${Array.isArray(given) ? given.length : 1},"records":${records}}`;
}

/** What expressions see as `trigger`: for a trigger of another kind, what a test of it would have brought. */
function triggerJson(trigger: Trigger, bodyJson: string | undefined, now: Date): string {
  const head: Record<string, unknown> = { key: trigger.key, kind: trigger.kind, firedAt: now.toISOString() };
  if (trigger.kind === 'http') {
    Object.assign(head, { method: trigger.config.methods[0] ?? 'POST', query: {}, headers: {} });
  }
  if (trigger.kind === 'poll') return pollJson(trigger, head, bodyJson);
  const text = JSON.stringify(head);
  return bodyJson === undefined ? text : `${text.slice(0, -1)},"body":${bodyJson}}`;
}
