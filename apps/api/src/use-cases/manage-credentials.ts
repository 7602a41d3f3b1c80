import { createHash, randomBytes } from 'node:crypto';
import {
  type ApiCredentialRow,
  insertApiCredential,
  listApiCredentials,
  newId,
  revokeApiCredential,
} from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { ById } from '../contract/paging.ts';
import type { CreateCredentialInput, CreatedCredential, CredentialItem } from '../contract/people.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { sealCredential } from './seal-secrets.ts';

export async function listCredentials(deps: ApiDeps, { tenantId }: Access): Promise<CredentialItem[]> {
  return (await listApiCredentials(deps.db, { tenantId })).map(view);
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
    userId,
  });
  return { ...view(row), value };
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

function view({ createdAt, expiresAt, revokedAt, lastUsedAt, ...row }: ApiCredentialRow): CredentialItem {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
