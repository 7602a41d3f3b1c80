/** The way to the provider. What has to come back is kept for ten minutes. */
import { randomBytes } from 'node:crypto';
import { findSsoTenants, insertSsoAttempt } from '@flowbridge/db';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { ApiDeps } from '../../deps.ts';
import { hashKey } from '../manage-credentials.ts';
import { openSsoProvider } from './providers/open-sso-provider.ts';
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
  /** Who, signed in with a password, asks to be the provider's person from now on. */
  linkUserId?: string;
};

export const newBrowser = (): string => randomBytes(32).toString('base64url');

/** Where to send the browser. Throws `SsoFailed`. */
export async function startSso(deps: ApiDeps, start: StartSso): Promise<URL> {
  const { tenantCode, returnTo, browser, linkUserId } = start;
  const [found] = await findSsoTenants(deps.db, { code: tenantCode });
  const sso = found && (await readSso(deps, found.id));
  if (!sso) throw new SsoFailed('off');
  const [state, nonce, codeVerifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  const url = await openSsoProvider(deps, sso.settings)
    .authorize({ state, nonce, codeVerifier, redirectUri: redirectUri(deps) })
    .catch((error: unknown) => {
      throw failureOfProvider(error);
    });
  await insertSsoAttempt(deps.db, {
    stateHash: hashKey(state),
    tenantId: sso.tenant.id,
    browserHash: hashKey(browser),
    nonce,
    codeVerifier,
    returnTo,
    linkUserId: linkUserId ?? null,
    expiresAt: new Date(Date.now() + ATTEMPT_MINUTES * 60_000),
  });
  return url;
}
