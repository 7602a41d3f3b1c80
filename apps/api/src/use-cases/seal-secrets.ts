/**
 * Secrets on their way into and out of the database. Those of a connection are opened here only to merge a change; keys of
 * callers never.
 */
import { findTenant, type TenantRow } from '@flowbridge/db';
import { decryptSecret, encryptSecret } from '@flowbridge/secrets';
import { z } from 'zod';
import type { ApiDeps } from '../deps.ts';

const secretValues = z.record(z.string(), z.string());

/** What a sealed text belongs to; the runner opens it under the same name. */
export function secretPurpose(connectionId: string): string {
  return `connection:${connectionId}`;
}

export async function sealSecrets(
  deps: ApiDeps,
  owner: { tenantId: string; connectionId: string },
  secrets: Record<string, string>,
): Promise<Buffer> {
  const tenant = await requireTenant(deps, owner.tenantId);
  const plaintext = JSON.stringify(secrets);
  return encryptSecret(deps.keyring, { tenant, purpose: secretPurpose(owner.connectionId), plaintext });
}

export async function openSecrets(
  deps: ApiDeps,
  owner: { tenantId: string; connectionId: string },
  sealed: Buffer,
): Promise<Record<string, string>> {
  const tenant = await requireTenant(deps, owner.tenantId);
  const text = decryptSecret(deps.keyring, { tenant, purpose: secretPurpose(owner.connectionId), sealed });
  return secretValues.parse(JSON.parse(text));
}

/** Seals the key of an API credential; the runner opens it under the same name. */
export async function sealCredential(
  deps: ApiDeps,
  owner: { tenantId: string; credentialId: string },
  value: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const tenant = await requireTenant(deps, owner.tenantId);
  const purpose = `apiCredential:${owner.credentialId}`;
  return Uint8Array.from(encryptSecret(deps.keyring, { tenant, purpose, plaintext: value }));
}

/** Seals what a secret variable holds; the runner opens it under the same name. */
export async function sealVariable(
  deps: ApiDeps,
  owner: { tenantId: string; key: string },
  value: string,
): Promise<Uint8Array> {
  const tenant = await requireTenant(deps, owner.tenantId);
  const purpose = `tenantVariable:${owner.key}`;
  return encryptSecret(deps.keyring, { tenant, purpose, plaintext: value });
}

async function requireTenant(deps: ApiDeps, tenantId: string): Promise<TenantRow> {
  const tenant = await findTenant(deps.db, { tenantId });
  if (!tenant) throw new Error('tenant-of-access-missing');
  return tenant;
}
