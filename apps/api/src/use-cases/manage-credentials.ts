import { createHash, randomBytes } from 'node:crypto';
import {
  type ApiCredentialRow,
  insertApiCredential,
  listApiCredentials,
  revokeApiCredential,
} from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { ById } from '../contract/paging.ts';
import type { CreateCredentialInput, CreatedCredential, CredentialItem } from '../contract/people.ts';
import { notFound } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';

export async function listCredentials(deps: ApiDeps, { tenantId }: Access): Promise<CredentialItem[]> {
  return (await listApiCredentials(deps.db, { tenantId })).map(view);
}

/** Makes an AppCode. It is answered this once; only its hash is kept. */
export async function createCredential(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { name }: CreateCredentialInput,
): Promise<CreatedCredential> {
  const appCode = randomBytes(24).toString('base64url');
  const row = await insertApiCredential(deps.db, {
    tenantId,
    name,
    hash: hashKey(appCode),
    hint: appCode.slice(-4),
    userId,
  });
  return { ...view(row), appCode };
}

/** Ends an AppCode at once. */
export async function revokeCredential(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id }: ById,
): Promise<{ id: string }> {
  const revoked = await revokeApiCredential(deps.db, { tenantId, credentialId: id, userId });
  if (!revoked) throw notFound('credential');
  return { id };
}

/** How keys are kept and looked up: they are random and long, so one round of SHA-256 is enough. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('hex');
}

function view(row: ApiCredentialRow): CredentialItem {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    createdAt: row.createdAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
