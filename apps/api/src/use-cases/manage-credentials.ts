import { createHash, randomBytes } from 'node:crypto';
import {
  type ApiCredentialRow,
  endFormerValue,
  insertApiCredential,
  listApiCredentials,
  listFlowNames,
  newId,
  setCredentialFlows as putCredentialFlows,
  revokeApiCredential,
  rotateApiCredential,
} from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { ById } from '../contract/paging.ts';
import type {
  CreateCredentialInput,
  CreatedCredential,
  CredentialItem,
  RotateCredentialInput,
  SetCredentialFlowsInput,
} from '../contract/people.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { sealCredential } from './seal-secrets.ts';

export async function listCredentials(deps: ApiDeps, { tenantId }: Access): Promise<CredentialItem[]> {
  const rows = await listApiCredentials(deps.db, { tenantId });
  const names = await flowNames(
    deps,
    tenantId,
    rows.flatMap(({ flowIds }) => flowIds),
  );
  return rows.map((row) => view(row, names));
}

/**
 * Makes a credential. Its value is answered this once: of AppCodes and passwords only a hash is kept; keys that checking
 * needs as they are, are sealed.
 */
export async function createCredential(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  input: CreateCredentialInput,
): Promise<CreatedCredential> {
  const { kind, name } = input;
  const expiresAt = input.expiresAt === undefined ? undefined : new Date(input.expiresAt);
  if (expiresAt && expiresAt <= new Date())
    throw new Refusal('invalidInput', { path: 'expiresAt', message: 'This moment has passed.' });
  const flowIds = input.flowIds ?? [];
  const names = await requireFlows(deps, tenantId, flowIds);
  const id = newId();
  const value = ('secret' in input ? input.secret : undefined) ?? randomBytes(24).toString('base64url');
  const row = await insertApiCredential(deps.db, {
    id,
    tenantId,
    kind,
    name,
    ...(input.kind === 'basic' ? { userName: input.userName } : {}),
    ...(kind === 'appCode' || kind === 'basic'
      ? { hash: hashKey(value) }
      : { secretSealed: await sealCredential(deps, { tenantId, credentialId: id }, value) }),
    hint: value.slice(-4),
    ...(expiresAt ? { expiresAt } : {}),
    flowIds,
    userId,
  });
  return { ...view(row, names), value };
}

const HOUR_MS = 3_600_000;
/** HS256 wants a key as long as its hash. */
const SHORTEST_JWT_SECRET = 32;

/**
 * Gives a credential another value, answered this once. The present one goes on opening for `overlapHours`, so that callers
 * can be changed one after the other; one from an earlier rotation ends.
 */
export async function rotateCredential(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id, overlapHours, secret }: RotateCredentialInput,
): Promise<CreatedCredential> {
  const present = await requireCredential(deps, tenantId, id);
  const { kind } = present;
  const isHashed = kind === 'appCode' || kind === 'basic';
  if (secret !== undefined && (isHashed || (kind === 'jwtSecret' && secret.length < SHORTEST_JWT_SECRET))) {
    const message = isHashed
      ? 'A value of this kind is made here.'
      : `At least ${SHORTEST_JWT_SECRET} characters.`;
    throw new Refusal('invalidInput', { path: 'secret', message });
  }
  const value = secret ?? randomBytes(24).toString('base64url');
  const rotated = await rotateApiCredential(deps.db, {
    tenantId,
    credentialId: id,
    hash: isHashed ? hashKey(value) : null,
    secretSealed: isHashed ? null : await sealCredential(deps, { tenantId, credentialId: id }, value),
    hint: value.slice(-4),
    formerUntil: overlapHours === 0 ? null : new Date(Date.now() + overlapHours * HOUR_MS),
    userId,
  });
  if (!rotated)
    throw new Refusal('credentialRevoked', { message: 'A revoked credential cannot be rotated.' });
  const after = await requireCredential(deps, tenantId, id);
  return { ...view(after, await flowNames(deps, tenantId, after.flowIds)), value };
}

/** Ends the value from before a rotation at once. */
export async function endFormer(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id }: ById,
): Promise<{ id: string }> {
  if (!(await endFormerValue(deps.db, { tenantId, credentialId: id, userId }))) throw notFound('credential');
  return { id };
}

/** Says for which flows a credential is good; none: for every flow of the tenant. */
export async function setCredentialFlows(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id, flowIds }: SetCredentialFlowsInput,
): Promise<{ id: string }> {
  await requireFlows(deps, tenantId, flowIds);
  const set = await putCredentialFlows(deps.db, { tenantId, credentialId: id, flowIds, userId });
  if (!set) throw notFound('credential');
  return { id };
}

/** Ends a credential at once. */
export async function revokeCredential(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id }: ById,
): Promise<{ id: string }> {
  const revoked = await revokeApiCredential(deps.db, { tenantId, credentialId: id, userId });
  if (!revoked) throw notFound('credential');
  return { id };
}

/** How values that are made here are kept: they are random and long, so one round of SHA-256 is enough. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('hex');
}

async function requireCredential(deps: ApiDeps, tenantId: string, id: string): Promise<ApiCredentialRow> {
  const found = (await listApiCredentials(deps.db, { tenantId })).find((each) => each.id === id);
  if (!found) throw notFound('credential');
  return found;
}

type FlowNames = ReadonlyMap<string, string>;

async function flowNames(deps: ApiDeps, tenantId: string, flowIds: readonly string[]): Promise<FlowNames> {
  if (flowIds.length === 0) return new Map();
  return listFlowNames(deps.db, { tenantId, flowIds: [...new Set(flowIds)] });
}

async function requireFlows(deps: ApiDeps, tenantId: string, flowIds: readonly string[]): Promise<FlowNames> {
  const names = await flowNames(deps, tenantId, flowIds);
  if (flowIds.some((id) => !names.has(id))) throw notFound('flow');
  return names;
}

function view(row: ApiCredentialRow, names: FlowNames): CredentialItem {
  const {
    createdAt,
    expiresAt,
    revokedAt,
    lastUsedAt,
    flowIds,
    formerUntil,
    formerHint,
    formerLastUsedAt,
    ...rest
  } = row;
  const overlaps = formerUntil !== null && formerUntil > new Date();
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    flows: flowIds.map((id) => ({ id, name: names.get(id) ?? null })),
    former: overlaps
      ? {
          hint: formerHint ?? '',
          until: formerUntil.toISOString(),
          lastUsedAt: formerLastUsedAt?.toISOString() ?? null,
        }
      : null,
  };
}
