/** A tenant's single sign-on as it is stored, checked on the way out like everything that was once put in. */
import { findSso, findTenant, type TenantRow, type TenantSsoRow } from '@flowbridge/db';
import { decryptSecret, encryptSecret } from '@flowbridge/secrets';
import { type SsoInput, ssoInput } from '../../contract/sso.ts';
import type { ApiDeps } from '../../deps.ts';

/** With its client secret open: for calls to the provider only. */
export type OpenedSso = Omit<SsoInput, 'clientSecret'> & { tenant: TenantRow; clientSecret: string | null };

const PURPOSE = 'tenantSso';

export async function readSso(deps: ApiDeps, tenantId: string): Promise<OpenedSso | undefined> {
  const row = await findSso(deps.db, { tenantId });
  if (!row) return undefined;
  const tenant = await requireTenant(deps, tenantId);
  const { secretSealed: sealed } = row;
  const clientSecret =
    sealed === null ? null : decryptSecret(deps.keyring, { tenant, purpose: PURPOSE, sealed });
  return { ...settingsOf(row), tenant, clientSecret };
}

/** The stored row without its secret. */
export function settingsOf(row: TenantSsoRow): Omit<SsoInput, 'clientSecret'> {
  const { tenantId: _tenant, secretSealed: _secret, ...settings } = row;
  return ssoInput.omit({ clientSecret: true }).parse(settings);
}

export async function sealSsoSecret(deps: ApiDeps, tenantId: string, secret: string): Promise<Uint8Array> {
  const tenant = await requireTenant(deps, tenantId);
  return encryptSecret(deps.keyring, { tenant, purpose: PURPOSE, plaintext: secret });
}

export async function requireTenant(deps: ApiDeps, tenantId: string): Promise<TenantRow> {
  const tenant = await findTenant(deps.db, { tenantId });
  if (!tenant) throw new Error('tenant-of-sso-missing');
  return tenant;
}
