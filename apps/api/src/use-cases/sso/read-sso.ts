/** A tenant's single sign-on as it is stored, checked on the way out like everything that was once put in. */
import { findSso, findTenant, type TenantRow } from '@flowbridge/db';
import { decryptSecret, encryptSecret } from '@flowbridge/secrets';
import type { ApiDeps } from '../../deps.ts';
import type { OpenSettings } from './providers/open-sso-provider.ts';
import { settingsOf } from './sso-row.ts';

export type OpenedSso = { tenant: TenantRow; settings: OpenSettings };

const PURPOSE = 'tenantSso';

export async function readSso(deps: ApiDeps, tenantId: string): Promise<OpenedSso | undefined> {
  const row = await findSso(deps.db, { tenantId });
  if (!row) return undefined;
  const tenant = await requireTenant(deps, tenantId);
  const { secretSealed: sealed } = row;
  const clientSecret =
    sealed === null ? null : decryptSecret(deps.keyring, { tenant, purpose: PURPOSE, sealed });
  return { tenant, settings: { ...settingsOf(row), clientSecret } };
}

export async function sealSsoSecret(deps: ApiDeps, tenantId: string, secret: string): Promise<Uint8Array> {
  const tenant = await requireTenant(deps, tenantId);
  return encryptSecret(deps.keyring, { tenant, purpose: PURPOSE, plaintext: secret });
}

async function requireTenant(deps: ApiDeps, tenantId: string): Promise<TenantRow> {
  const tenant = await findTenant(deps.db, { tenantId });
  if (!tenant) throw new Error('tenant-of-sso-missing');
  return tenant;
}
