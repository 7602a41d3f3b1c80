/** Single sign-on as owners set it up. */
import { deleteSso, findSso, findTenant, putSso } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import { notFound, Refusal } from '../../contract/refusal.ts';
import type { SsoInput, SsoView } from '../../contract/sso.ts';
import type { ApiDeps } from '../../deps.ts';
import { sealSsoSecret, settingsOf } from './read-sso.ts';
import { redirectUri, signedOutUri } from './sso-addresses.ts';

export async function getSso(deps: ApiDeps, { tenantId }: Access): Promise<SsoView> {
  const row = await findSso(deps.db, { tenantId });
  const tenant = await findTenant(deps.db, { tenantId });
  return {
    settings: row ? { ...settingsOf(row), hasSecret: row.secretSealed !== null } : null,
    redirectUri: redirectUri(deps),
    signedOutUri: signedOutUri(deps),
    startUri: `${deps.publicUrl()}/api/sso/start?tenant=${tenant?.code ?? ''}`,
  };
}

export async function saveSso(deps: ApiDeps, access: Access, input: SsoInput): Promise<SsoView> {
  const { tenantId, userId } = access;
  const { clientSecret: _typed, ...settings } = input;
  const secretSealed = await secretToKeep(deps, tenantId, input);
  await putSso(deps.db, { sso: { ...settings, tenantId, secretSealed }, userId });
  return getSso(deps, access);
}

export async function removeSso(deps: ApiDeps, { tenantId, userId }: Access): Promise<{ tenantId: string }> {
  if (!(await deleteSso(deps.db, { tenantId, userId }))) throw notFound('single sign-on');
  return { tenantId };
}

/** A secret goes to the provider it was given for: another issuer needs it typed again. */
async function secretToKeep(deps: ApiDeps, tenantId: string, input: SsoInput): Promise<Uint8Array | null> {
  if (input.clientSecret === null) return null;
  if (input.clientSecret !== undefined) return sealSsoSecret(deps, tenantId, input.clientSecret);
  const former = await findSso(deps.db, { tenantId });
  if (former?.secretSealed && former.issuer !== input.issuer) throw secretNeeded();
  return former?.secretSealed ?? null;
}

export function secretNeeded(): Refusal {
  return new Refusal('ssoSecretNeeded', {
    path: 'clientSecret',
    message: 'The kept secret belongs to another issuer.',
    hint: 'Type the secret of this one.',
  });
}
