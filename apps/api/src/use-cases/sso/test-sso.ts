/** Tries a provider as it is typed, with the kept secret when none was. */
import type { Access } from '../../contract/access.ts';
import type { SsoInput, SsoTest } from '../../contract/sso.ts';
import type { ApiDeps } from '../../deps.ts';
import { openSsoProvider } from './providers/open-sso-provider.ts';
import { readSso } from './read-sso.ts';
import { secretNeeded } from './secret-needed.ts';
import { redirectUri } from './sso-addresses.ts';
import { issuerOf } from './sso-row.ts';

export async function testSso(deps: ApiDeps, { tenantId }: Access, input: SsoInput): Promise<SsoTest> {
  const clientSecret = await secretToTry(deps, tenantId, input);
  return openSsoProvider(deps, { ...input, clientSecret }).test(redirectUri(deps));
}

async function secretToTry(deps: ApiDeps, tenantId: string, input: SsoInput): Promise<string | null> {
  if (input.clientSecret !== undefined) return input.clientSecret;
  const kept = (await readSso(deps, tenantId))?.settings;
  if (kept?.clientSecret && issuerOf(kept) !== issuerOf(input)) throw secretNeeded();
  if (!kept?.clientSecret && input.kind !== 'oidc') throw secretNeeded();
  return kept?.clientSecret ?? null;
}
