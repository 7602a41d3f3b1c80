/**
 * What tokens lead to, ready to be called: the published trigger, its plan, its compiled dedupe key and business keys, the check of
 * its callers. An entry is at most a second old, and forgotten at once when the api tells of a change: enable, disable,
 * publish and a revoked credential take effect within that.
 */
import { type EndpointTarget, findEndpoint, loadVersionDocument, type Overlap } from '@flowbridge/db';
import { type AddressList, createAddressList } from '@flowbridge/egress';
import { type CompiledTemplate, compileTemplate, type NamedTexts } from '@flowbridge/expression';
import type { Trigger, TriggerOf } from '@flowbridge/flow';
import {
  compileBusinessKeys,
  createTimedCache,
  type PlannedVersion,
  type Runtime,
  type TimedCache,
} from '@flowbridge/runtime';
import type { Keyring } from '@flowbridge/secrets';
import type { CallerCheck } from './auth/caller-check.ts';
import { createKeySets, type KeySets } from './auth/key-sets.ts';
import { prepareCallerCheck } from './auth/prepare-caller-check.ts';

export type ReadyEndpoint = EndpointTarget & {
  token: string;
  version: { id: string; number: number | null };
  trigger: TriggerOf<'http'> | TriggerOf<'connectorEvent'>;
  planned: PlannedVersion;
  dedupe: { key: CompiledTemplate; windowMs: number } | undefined;
  /** The flow's overlap policy. */
  overlap: Overlap;
  /** The flow's business keys; undefined when it has none. */
  keys: NamedTexts | undefined;
  callerCheck: CallerCheck;
  /** Addresses that may call; undefined: all. */
  allowFrom: AddressList | undefined;
};

/** An endpoint that exists; `ready` is absent when its flow has no published version with this trigger. */
export type Endpoint = { target: EndpointTarget; ready: ReadyEndpoint | undefined };

export type EndpointCache = TimedCache<Endpoint | 'unknown'>;

type Deps = { runtime: Runtime; keyring: Keyring; keySets: KeySets };

const KEPT_MS = 1_000;

export function createEndpointCache(runtime: Runtime, keyring: Keyring): EndpointCache {
  const deps = { runtime, keyring, keySets: createKeySets(runtime.http) };
  return createTimedCache({ keptMs: KEPT_MS, entries: 10_000, load: (token) => load(deps, token) });
}

async function load(deps: Deps, token: string): Promise<Endpoint | 'unknown'> {
  const { runtime } = deps;
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
    token,
    version,
    trigger,
    planned,
    dedupe: dedupeOf(trigger),
    overlap: settings?.overlap,
    keys: compileBusinessKeys(settings),
    ...(await callersOf(deps, target, trigger)),
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

/** Who may call. Events are verified by their connector. */
async function callersOf(
  { runtime, keyring, keySets }: Deps,
  { tenantId, flowId }: EndpointTarget,
  trigger: ReadyEndpoint['trigger'],
): Promise<Pick<ReadyEndpoint, 'callerCheck' | 'allowFrom'>> {
  if (trigger.kind !== 'http') return { callerCheck: { by: 'nothing' }, allowFrom: undefined };
  const { auth, allowFrom } = trigger.config;
  return {
    callerCheck: await prepareCallerCheck({ db: runtime.db, keyring, keySets }, { tenantId, flowId, auth }),
    allowFrom: allowFrom?.length ? createAddressList(allowFrom) : undefined,
  };
}
