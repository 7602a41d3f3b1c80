/** A bearer token (JWT) in `Authorization`, signed by somebody whose keys the trigger names. */
import type { KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { TokenAuth } from '@flowbridge/flow';
import { errors, type JWTPayload, jwtVerify, type RemoteJWKSet } from 'jose';
import { HookRefusal } from '../hook-refusal.ts';
import type { Proven } from './caller-check.ts';
import type { OpenedKey } from './open-keys.ts';

/** Whose signature counts. Algorithms are tied to the kind of key, so that none can be passed off as another. */
export type TokenKeys =
  | { from: 'credential'; secrets: readonly OpenedKey[] }
  | { from: 'address'; set: RemoteJWKSet }
  | { from: 'publicKey'; key: KeyObject };

const DEFAULT_TOLERANCE_SECONDS = 60;
const PUBLIC_KEY_ALGORITHMS = ['RS256', 'ES256'];

export async function checkToken(
  headers: IncomingHttpHeaders,
  { auth, keys }: { auth: TokenAuth; keys: TokenKeys },
): Promise<Proven> {
  const token = /^bearer\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) throw unauthorized('A bearer token is needed.');
  switch (keys.from) {
    case 'credential':
      return checkSecrets(token, auth, keys.secrets);
    case 'address':
      return {
        caller: {
          claims: await claimsOf(() => jwtVerify(token, keys.set, rules(auth, PUBLIC_KEY_ALGORITHMS))),
        },
      };
    case 'publicKey':
      return {
        caller: {
          claims: await claimsOf(() => jwtVerify(token, keys.key, rules(auth, PUBLIC_KEY_ALGORITHMS))),
        },
      };
  }
}

async function checkSecrets(token: string, auth: TokenAuth, secrets: readonly OpenedKey[]): Promise<Proven> {
  let refusal = unauthorized('The tenant has no secret for tokens.');
  for (const { id, name, secret, isFormer } of secrets) {
    try {
      const claims = await claimsOf(() =>
        jwtVerify(token, Buffer.from(secret, 'utf8'), rules(auth, ['HS256'])),
      );
      return { caller: { credential: name, claims }, credentialId: id, isFormer };
    } catch (error) {
      if (!(error instanceof HookRefusal)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

function rules(
  { issuer, audience, toleranceSeconds = DEFAULT_TOLERANCE_SECONDS }: TokenAuth,
  algorithms: string[],
) {
  return {
    algorithms,
    clockTolerance: toleranceSeconds,
    // A token that never ends would be as good as a password, in somebody else's hands.
    requiredClaims: ['exp'],
    ...(issuer === undefined ? {} : { issuer }),
    ...(audience === undefined ? {} : { audience }),
  };
}

/** A token that is wrong is the caller's affair; keys that cannot be fetched are not. */
async function claimsOf(verify: () => Promise<{ payload: JWTPayload }>): Promise<JWTPayload> {
  try {
    return (await verify()).payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw unauthorized('The token has expired.');
    if (error instanceof errors.JWTClaimValidationFailed)
      throw unauthorized(`The token's claim “${error.claim}” is not accepted.`);
    if (WRONG_TOKEN.some((kind) => error instanceof kind))
      throw unauthorized('The token is not signed by a key that is trusted here.');
    throw new HookRefusal('hook.unavailable', 'The keys of tokens could not be fetched; try again.', {
      headers: { 'retry-after': '5' },
      cause: error,
    });
  }
}

const WRONG_TOKEN = [
  errors.JWSInvalid,
  errors.JWTInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
  TypeError,
];

function unauthorized(detail: string): HookRefusal {
  return new HookRefusal('hook.unauthorized', detail, {
    path: 'headers.authorization',
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  });
}
