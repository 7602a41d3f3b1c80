/** Tries a provider as it is typed: finds it, and shows it the client by a code that cannot be good. */
import { authorizationCodeGrant, type Configuration, ResponseBodyError } from 'openid-client';
import type { SsoTest } from '../../../../contract/sso.ts';
import type { ApiDeps } from '../../../../deps.ts';
import { failedTest } from '../failed-test.ts';
import { reachProblem } from '../reach-problem.ts';
import { clientRefusal, isIssuerMismatch, openProvider } from './oidc-client.ts';
import type { OidcSettings } from './oidc-provider.ts';

export async function testOidc(
  deps: Pick<ApiDeps, 'http'>,
  settings: OidcSettings,
  redirectUri: string,
): Promise<SsoTest> {
  let provider: Configuration;
  try {
    provider = await openProvider(deps, settings);
  } catch (error) {
    const problem = reachProblem(error) ?? (isIssuerMismatch(error) ? 'issuerMismatch' : 'notAProvider');
    return failedTest(problem, error);
  }
  const refused = await tryClient(provider, redirectUri);
  if (refused) return refused;
  const { scopes_supported: known, end_session_endpoint: end } = provider.serverMetadata();
  return {
    ok: true,
    signsOut: end !== undefined,
    unknownScopes: known === undefined ? [] : settings.scopes.filter((scope) => !known.includes(scope)),
    groups: [],
  };
}

/** `invalid_grant` is the good answer: the client was known and its secret right, only the code was not. */
async function tryClient(provider: Configuration, redirectUri: string): Promise<SsoTest | undefined> {
  const answered = new URL(redirectUri);
  answered.searchParams.set('code', 'flowbridge-tries-the-client');
  answered.searchParams.set('iss', provider.serverMetadata().issuer);
  try {
    await authorizationCodeGrant(provider, answered, { pkceCodeVerifier: 'x'.repeat(43) });
  } catch (error) {
    const refusal = clientRefusal(error);
    if (refusal !== undefined) return failedTest('badClient', refusal);
    // Some answer an unknown code with another code of RFC 6749; the client was let through all the same.
    if (!(error instanceof ResponseBodyError))
      return failedTest(reachProblem(error) ?? 'notAProvider', error);
  }
  return undefined;
}
