/** Secrets of a connection on their way into and out of the database. They are opened here only to merge a change. */
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

async function requireTenant(deps: ApiDeps, tenantId: string): Promise<TenantRow> {
  const tenant = await findTenant(deps.db, { tenantId });
  if (!tenant) throw new Error('tenant-of-access-missing');
  return tenant;
}
