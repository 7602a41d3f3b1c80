/** The way back from the provider: the answer is checked against what was kept, then the person enters or is told why not. */
import { enterBySso, takeSsoAttempt } from '@flowbridge/db';
import { encryptSecret } from '@flowbridge/secrets';
import type { Person } from '../../contract/access.ts';
import type { ApiDeps } from '../../deps.ts';
import { hashKey } from '../manage-credentials.ts';
import { openSsoProvider } from './providers/open-sso-provider.ts';
import { readSso } from './read-sso.ts';
import { roleOfGroups } from './role-of-groups.ts';
import { redirectUri } from './sso-addresses.ts';
import { failureOfProvider, SsoFailed } from './sso-failed.ts';
import { issuerOf } from './sso-row.ts';

export type FinishSso = {
  /** As the provider sent it back, with `?`. */
  search: string;
  browser: string;
  /** Who is signed in to this browser, if anybody. */
  signedIn: Person | undefined;
};

export type Entered = {
  userId: string;
  tenantId: string;
  /** Sealed, base64: what signing out at the provider needs; null where there is nothing to sign out of. */
  idTokenSealed: string | null;
  returnTo: string;
};

/** Throws `SsoFailed`. */
export async function finishSso(deps: ApiDeps, { search, browser, signedIn }: FinishSso): Promise<Entered> {
  const state = new URLSearchParams(search).get('state') ?? '';
  const attempt = await takeSsoAttempt(deps.db, {
    stateHash: hashKey(state),
    browserHash: hashKey(browser),
  });
  if (!attempt) throw new SsoFailed('expired');
  const { tenantId, returnTo, nonce, codeVerifier, linkUserId } = attempt;
  const signedInUserId = signedIn?.onlyIn === undefined ? signedIn?.id : undefined;
  if (linkUserId !== null && linkUserId !== signedInUserId) throw new SsoFailed('expired');
  const sso = await readSso(deps, tenantId);
  if (!sso?.settings.enabled) throw new SsoFailed('off');
  const { tenant, settings } = sso;
  const { groups, idToken, ...person } = await openSsoProvider(deps, settings)
    .identify({ search, state, nonce, codeVerifier, redirectUri: redirectUri(deps) })
    .catch((error: unknown) => {
      throw failureOfProvider(error);
    });
  const outcome = await enterBySso(deps.db, {
    tenantId,
    issuer: issuerOf(settings),
    ...person,
    role: roleOfGroups(groups, settings),
    signedInUserId,
    linkUserId: linkUserId ?? undefined,
  });
  if (typeof outcome === 'string') throw new SsoFailed(outcome);
  const { userId } = outcome;
  const purpose = idTokenPurpose(userId);
  const sealed =
    idToken === null ? null : encryptSecret(deps.keyring, { tenant, purpose, plaintext: idToken });
  return { userId, tenantId, returnTo, idTokenSealed: sealed?.toString('base64') ?? null };
}

export const idTokenPurpose = (userId: string): string => `ssoIdToken:${userId}`;
