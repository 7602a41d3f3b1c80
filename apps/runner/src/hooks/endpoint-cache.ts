/**
 * What tokens lead to, ready to be called: the published trigger, its plan, its compiled dedupe key and business keys. An entry is at most a
 * second old, and forgotten at once when the api tells of a change: enable, disable and publish take effect within that.
 */
import { type EndpointTarget, findEndpoint, loadVersionDocument, type Overlap } from '@flowbridge/db';
import { type CompiledTemplate, compileTemplate, type NamedTexts } from '@flowbridge/expression';
import type { Trigger, TriggerOf } from '@flowbridge/flow';
import {
  compileBusinessKeys,
  createTimedCache,
  type PlannedVersion,
  type Runtime,
  type TimedCache,
} from '@flowbridge/runtime';

export type ReadyEndpoint = EndpointTarget & {
  version: { id: string; number: number | null };
  trigger: TriggerOf<'http'> | TriggerOf<'connectorEvent'>;
  planned: PlannedVersion;
  dedupe: { key: CompiledTemplate; windowMs: number } | undefined;
  /** The flow's overlap policy. */
  overlap: Overlap;
  /** The flow's business keys; undefined when it has none. */
  keys: NamedTexts | undefined;
};

/** An endpoint that exists; `ready` is absent when its flow has no published version with this trigger. */
export type Endpoint = { target: EndpointTarget; ready: ReadyEndpoint | undefined };

export type EndpointCache = TimedCache<Endpoint | 'unknown'>;

const KEPT_MS = 1_000;

export function createEndpointCache(runtime: Runtime): EndpointCache {
  return createTimedCache({ keptMs: KEPT_MS, entries: 10_000, load: (token) => load(runtime, token) });
}

async function load(runtime: Runtime, token: string): Promise<Endpoint | 'unknown'> {
  const target = await findEndpoint(runtime.db, token);
  if (!target) return 'unknown';
  const { version, trigger, tenantId } = target;
  if (!version || !trigger || !isCalled(trigger)) return { target, ready: undefined };
  const planned = await runtime.plans.get(version.id, async () => {
    const stored = await loadVersionDocument(runtime.db, { tenantId, versionId: version.id });
    if (!stored) throw new Error(`version ${version.id} is gone (cannotHappen: publishedVersion)`);
    return stored.document;
  });
  const { settings } = planned.plan.document;
  const ready: ReadyEndpoint = {
    ...target,
    version,
    trigger,
    planned,
    dedupe: dedupeOf(trigger),
    overlap: settings?.overlap,
    keys: compileBusinessKeys(settings),
  };
  return { target, ready };
}

function isCalled(trigger: Trigger): trigger is ReadyEndpoint['trigger'] {
  return trigger.kind === 'http' || trigger.kind === 'connectorEvent';
}

function dedupeOf(trigger: ReadyEndpoint['trigger']): ReadyEndpoint['dedupe'] {
  if (trigger.kind !== 'http' || !trigger.config.dedupe) return undefined;
  const { key, windowMs } = trigger.config.dedupe;
  return { key: compileTemplate(key), windowMs };
}
