import { acceptQueuedRun, inTransaction } from '@flowbridge/db';
import type { FlowDocument, Trigger, TriggerOf } from '@flowbridge/flow';
import { enqueue } from '@flowbridge/queue';
import type { Access } from '../contract/access.ts';
import type { RunFlowInput } from '../contract/flows.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { businessKeys } from './business-keys.ts';
import { requireFlow, resolveVersion } from './resolve-version.ts';

/**
 * Starts a run by hand. Its row and its place in the queue are durable, together, when this answers. Refused with
 * `runSkipped` when the flow's overlap policy does not let it be made; it is then listed as cancelled.
 */
export async function runFlow(
  deps: ApiDeps,
  access: Access,
  input: RunFlowInput,
): Promise<{ runId: string }> {
  const flow = await requireFlow(deps, access, input.id);
  const bodyJson = readBody(input);
  const { versionId, document, isTest } = await resolveVersion(deps, access, flow, input.version);
  const trigger = chooseTrigger(document, input.triggerId);
  const triggerInputJson = triggerJson(trigger, bodyJson, new Date());
  const keys = await businessKeys(deps, access, { flow, document, triggerInputJson });
  const { runId, skippedFor } = await inTransaction(deps.db, async (client) => {
    const accepted = await acceptQueuedRun(client, {
      tenantId: access.tenantId,
      flowId: flow.id,
      versionId,
      triggerKey: trigger.key,
      triggerKind: trigger.kind,
      triggerInputJson,
      isTest,
      overlap: document.settings?.overlap,
      keys,
    });
    if (accepted.skippedFor === undefined)
      await enqueue(client, [{ name: 'run.execute', payload: { runId: accepted.runId } }]);
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

/** JSON text of the body; text that was given as text is only checked, never re-written. */
function readBody({ input, inputJson }: RunFlowInput): string | undefined {
  if (inputJson === undefined) return input === undefined ? undefined : JSON.stringify(input);
  try {
    JSON.parse(inputJson);
    return inputJson;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'not JSON';
    throw new Refusal('invalidInput', { path: 'inputJson', message, details: { issues: [] } });
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
