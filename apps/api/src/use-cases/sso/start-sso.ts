/** The way to the provider: authorization code with PKCE, state and nonce. What has to come back is kept for ten minutes. */
import { randomBytes } from 'node:crypto';
import { findSsoTenants, insertSsoAttempt } from '@flowbridge/db';
import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { ApiDeps } from '../../deps.ts';
import { hashKey } from '../manage-credentials.ts';
import { openProvider } from './provider.ts';
import { readSso } from './read-sso.ts';
import { redirectUri } from './sso-addresses.ts';
import { failureOfProvider, SsoFailed } from './sso-failed.ts';

const ATTEMPT_MINUTES = 10;

export type StartSso = {
  tenantCode: string;
  /** Path of the console. */
  returnTo: string;
  /** What the browser's cookie holds: nobody else can bring the answer. */
  browser: string;
};

export const newBrowser = (): string => randomBytes(32).toString('base64url');

/** Where to send the browser. Throws `SsoFailed`. */
export async function startSso(deps: ApiDeps, { tenantCode, returnTo, browser }: StartSso): Promise<URL> {
  const [found] = await findSsoTenants(deps.db, { code: tenantCode });
  const sso = found && (await readSso(deps, found.id));
  if (!sso) throw new SsoFailed('off');
  const provider = await openProvider(deps, sso).catch((error: unknown) => {
    throw failureOfProvider(error);
  });
  const [state, nonce, codeVerifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  await insertSsoAttempt(deps.db, {
    stateHash: hashKey(state),
    tenantId: sso.tenant.id,
    browserHash: hashKey(browser),
    nonce,
    codeVerifier,
    returnTo,
    expiresAt: new Date(Date.now() + ATTEMPT_MINUTES * 60_000),
  });
  return buildAuthorizationUrl(provider, {
    redirect_uri: redirectUri(deps),
    scope: [...new Set(['openid', ...sso.scopes])].join(' '),
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
}
