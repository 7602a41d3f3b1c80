/** A tenant's identity provider, as openid-client knows it. All calls leave through the egress guard and follow no redirect. */
import type { HttpClient } from '@flowbridge/egress';
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  type CustomFetch,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';

export type ProviderClient = { issuer: string; clientId: string; clientSecret: string | null };

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 1_000_000;

/** Reads the provider's discovery document. Id tokens are checked by the provider's published keys. */
export async function openProvider(
  { http }: { http: HttpClient },
  { issuer, clientId, clientSecret }: ProviderClient,
): Promise<Configuration> {
  const fetchGuarded = guardedFetch(http);
  const isPlain = issuer.startsWith('http:');
  const found = await discovery(new URL(issuer), clientId, undefined, None(), {
    [customFetch]: fetchGuarded,
    ...(isPlain ? { execute: [allowInsecureRequests] } : {}),
    timeout: TIMEOUT_MS / 1000,
  });
  const server = found.serverMetadata();
  const provider = new Configuration(server, clientId, undefined, authOf(server, clientSecret));
  provider[customFetch] = fetchGuarded;
  provider.timeout = TIMEOUT_MS / 1000;
  if (isPlain) allowInsecureRequests(provider);
  enableNonRepudiationChecks(provider);
  return provider;
}

type Server = ReturnType<Configuration['serverMetadata']>;

/** A provider that lists no methods takes `client_secret_basic` (OpenID Connect Discovery 1.0, 3). */
function authOf(server: Server, clientSecret: string | null): ClientAuth {
  if (clientSecret === null) return None();
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic')
    ? ClientSecretBasic(clientSecret)
    : ClientSecretPost(clientSecret);
}

function guardedFetch(http: HttpClient): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    const aborted = new AbortController();
    signal?.addEventListener('abort', () => aborted.abort(), { once: true });
    const answer = await http.send({
      method,
      url: new URL(url),
      headers,
      ...(body === undefined || body === null ? {} : { body: String(body) }),
      timeoutMs: TIMEOUT_MS,
      maxAnswerBytes: MAX_ANSWER_BYTES,
      signal: aborted.signal,
    });
    return new Response(Uint8Array.from(answer.bytes), {
      status: answer.status,
      headers: Object.entries(answer.headers).flatMap(([name, value]) =>
        [value].flat().map((each): [string, string] => [name, String(each)]),
      ),
    });
  };
}

/** True when the discovery document is another issuer's. */
export function isIssuerMismatch(error: unknown): boolean {
  return error instanceof ClientError && error.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED';
}

/** What the provider said when it refused the client itself: its id or its secret is wrong. */
export function clientRefusal(error: unknown): string | undefined {
  if (error instanceof WWWAuthenticateChallengeError) {
    const [challenge] = error.cause;
    return saidBy(
      challenge?.parameters.error ?? `HTTP ${error.status}`,
      challenge?.parameters.error_description,
    );
  }
  if (error instanceof ResponseBodyError && CLIENT_ERRORS.includes(error.error)) {
    return saidBy(error.error, error.error_description);
  }
  return undefined;
}

const CLIENT_ERRORS = ['invalid_client', 'unauthorized_client'];

const saidBy = (code: string, description: string | undefined) =>
  description === undefined ? code : `${code}: ${description}`;
