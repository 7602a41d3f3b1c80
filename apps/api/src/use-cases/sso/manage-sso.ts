/** Single sign-on as owners set it up. */
import { deleteSso, findSso, findTenant, putSso } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import { notFound } from '../../contract/refusal.ts';
import type { SsoInput, SsoView } from '../../contract/sso.ts';
import type { ApiDeps } from '../../deps.ts';
import { sealSsoSecret } from './read-sso.ts';
import { secretNeeded } from './secret-needed.ts';
import { redirectUri, signedOutUri } from './sso-addresses.ts';
import { columnsOf, issuerOf, settingsOf } from './sso-row.ts';

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
  const secretSealed = await secretToKeep(deps, tenantId, input);
  await putSso(deps.db, { sso: { ...columnsOf(input), tenantId, secretSealed }, userId });
  return getSso(deps, access);
}

export async function removeSso(deps: ApiDeps, { tenantId, userId }: Access): Promise<{ tenantId: string }> {
  if (!(await deleteSso(deps.db, { tenantId, userId }))) throw notFound('single sign-on');
  return { tenantId };
}

/** A secret goes to the provider it was given for: another issuer needs it typed again. */
async function secretToKeep(deps: ApiDeps, tenantId: string, input: SsoInput): Promise<Uint8Array | null> {
  const { clientSecret, kind } = input;
  if (clientSecret === null) return null;
  if (clientSecret !== undefined) return sealSsoSecret(deps, tenantId, clientSecret);
  const former = await findSso(deps.db, { tenantId });
  if (former?.secretSealed && former.issuer !== issuerOf(input)) throw secretNeeded();
  if (!former?.secretSealed && kind !== 'oidc') throw secretNeeded();
  return former?.secretSealed ?? null;
}
