import { findSsoTenants } from '@flowbridge/db';
import { type FindSsoInput, isSsoKind, type SsoChoice } from '../../contract/sso.ts';
import type { ApiDeps } from '../../deps.ts';

/** Where somebody can go to sign in: by a tenant's code, or by the domain of their e-mail. An unknown code finds nothing. */
export async function findSsoChoices(deps: ApiDeps, { who }: FindSsoInput): Promise<SsoChoice[]> {
  const text = who.toLowerCase();
  const domain = text.includes('@') ? text.slice(text.lastIndexOf('@') + 1) : undefined;
  const found = await findSsoTenants(deps.db, domain === undefined ? { code: text } : { domain });
  return found.map(({ code, name, kind }) => ({ code, name, kind: isSsoKind(kind) ? kind : 'oidc' }));
}
