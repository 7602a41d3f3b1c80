/** Tries a provider as it is typed: finds it, and shows it the client by a code that cannot be good. */
import { authorizationCodeGrant, type Configuration, ResponseBodyError } from 'openid-client';
import type { Access } from '../../contract/access.ts';
import type { SsoInput, SsoProblem, SsoTest } from '../../contract/sso.ts';
import type { ApiDeps } from '../../deps.ts';
import { secretNeeded } from './manage-sso.ts';
import { clientRefusal, isIssuerMismatch, openProvider, reachProblem } from './provider.ts';
import { readSso } from './read-sso.ts';
import { redirectUri } from './sso-addresses.ts';

const MOST_WORDS = 300;

export async function testSso(deps: ApiDeps, { tenantId }: Access, input: SsoInput): Promise<SsoTest> {
  const { issuer, clientId } = input;
  const clientSecret = await secretToTry(deps, tenantId, input);
  let provider: Configuration;
  try {
    provider = await openProvider(deps, { issuer, clientId, clientSecret });
  } catch (error) {
    const problem = reachProblem(error) ?? (isIssuerMismatch(error) ? 'issuerMismatch' : 'notAProvider');
    return failed(problem, error);
  }
  const refused = await tryClient(deps, provider);
  if (refused) return refused;
  const { scopes_supported: known, end_session_endpoint: end } = provider.serverMetadata();
  return {
    ok: true,
    signsOut: end !== undefined,
    unknownScopes: known === undefined ? [] : input.scopes.filter((scope) => !known.includes(scope)),
  };
}

/** `invalid_grant` is the good answer: the client was known and its secret right, only the code was not. */
async function tryClient(deps: ApiDeps, provider: Configuration): Promise<SsoTest | undefined> {
  const answered = new URL(redirectUri(deps));
  answered.searchParams.set('code', 'flowbridge-tries-the-client');
  answered.searchParams.set('iss', provider.serverMetadata().issuer);
  try {
    await authorizationCodeGrant(provider, answered, { pkceCodeVerifier: 'x'.repeat(43) });
  } catch (error) {
    const refusal = clientRefusal(error);
    if (refusal !== undefined) return failed('badClient', refusal);
    // Some answer an unknown code with another code of RFC 6749; the client was let through all the same.
    if (!(error instanceof ResponseBodyError)) return failed(reachProblem(error) ?? 'notAProvider', error);
  }
  return undefined;
}

async function secretToTry(deps: ApiDeps, tenantId: string, input: SsoInput): Promise<string | null> {
  if (input.clientSecret !== undefined) return input.clientSecret;
  const kept = await readSso(deps, tenantId);
  if (kept?.clientSecret && kept.issuer !== input.issuer) throw secretNeeded();
  return kept?.clientSecret ?? null;
}

function failed(problem: SsoProblem, error: unknown): SsoTest {
  return { ok: false, problem, said: wordsOf(error).slice(0, MOST_WORDS) };
}

function wordsOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  return innermost instanceof Error ? innermost.message : String(innermost);
}
