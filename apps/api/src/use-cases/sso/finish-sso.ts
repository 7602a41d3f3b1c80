/** The way back from the provider: the answer is checked against what was kept, then the person enters or is told why not. */
import { enterBySso, takeSsoAttempt } from '@flowbridge/db';
import { encryptSecret } from '@flowbridge/secrets';
import { authorizationCodeGrant, type Configuration, fetchUserInfo } from 'openid-client';
import { z } from 'zod';
import type { Person } from '../../contract/access.ts';
import type { ApiDeps } from '../../deps.ts';
import { hashKey } from '../manage-credentials.ts';
import { openProvider } from './provider.ts';
import { type OpenedSso, readSso } from './read-sso.ts';
import { groupsOf, roleOfGroups } from './role-of-groups.ts';
import { redirectUri } from './sso-addresses.ts';
import { failureOfProvider, SsoFailed } from './sso-failed.ts';

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
  /** Sealed, base64: what signing out at the provider needs. */
  idTokenSealed: string;
  returnTo: string;
};

const identity = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().max(200).toLowerCase().optional(),
  email_verified: z.unknown().optional(),
  /** Microsoft Entra's word for a verified e-mail; it has no other. */
  xms_edov: z.unknown().optional(),
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
});

type Claims = Record<string, unknown>;

/** Throws `SsoFailed`. */
export async function finishSso(deps: ApiDeps, { search, browser, signedIn }: FinishSso): Promise<Entered> {
  const state = new URLSearchParams(search).get('state') ?? '';
  const attempt = await takeSsoAttempt(deps.db, {
    stateHash: hashKey(state),
    browserHash: hashKey(browser),
  });
  if (!attempt) throw new SsoFailed('expired');
  const { tenantId, returnTo } = attempt;
  const sso = await readSso(deps, tenantId);
  if (!sso?.enabled) throw new SsoFailed('off');
  const { claims, idToken } = await askProvider(deps, sso, { ...attempt, search, state }).catch(
    (error: unknown) => {
      throw failureOfProvider(error);
    },
  );
  const outcome = await enterBySso(deps.db, {
    tenantId,
    issuer: sso.issuer,
    ...personOf(claims, sso),
    role: roleOfGroups(groupsOf(claims[sso.groupsClaim]), sso),
    signedInUserId: signedIn?.onlyIn === undefined ? signedIn?.id : undefined,
  });
  if (typeof outcome === 'string') throw new SsoFailed(outcome);
  const { userId } = outcome;
  const { tenant } = sso;
  const purpose = idTokenPurpose(userId);
  const sealed = encryptSecret(deps.keyring, { tenant, purpose, plaintext: idToken });
  return { userId, tenantId, returnTo, idTokenSealed: sealed.toString('base64') };
}

export const idTokenPurpose = (userId: string): string => `ssoIdToken:${userId}`;

type Answer = { search: string; state: string; nonce: string; codeVerifier: string };

async function askProvider(
  deps: ApiDeps,
  sso: OpenedSso,
  { search, state, nonce, codeVerifier }: Answer,
): Promise<{ claims: Claims; idToken: string }> {
  const provider = await openProvider(deps, sso);
  const answered = new URL(redirectUri(deps));
  answered.search = search;
  const tokens = await authorizationCodeGrant(provider, answered, {
    pkceCodeVerifier: codeVerifier,
    expectedNonce: nonce,
    expectedState: state,
    idTokenExpected: true,
  });
  const claims: Claims = { ...tokens.claims() };
  const isComplete = claims.email !== undefined && claims[sso.groupsClaim] !== undefined;
  const more = isComplete ? {} : await userInfo(provider, tokens.access_token, String(claims.sub));
  return { claims: { ...more, ...claims }, idToken: tokens.id_token ?? '' };
}

/** What the id token leaves out, of providers that have such an address. */
async function userInfo(provider: Configuration, accessToken: string, subject: string): Promise<Claims> {
  if (provider.serverMetadata().userinfo_endpoint === undefined) return {};
  return { ...(await fetchUserInfo(provider, accessToken, subject)) };
}

/** Only an e-mail that the provider vouches for says who somebody is, and only in the domains the tenant lists. */
function personOf(claims: Claims, { domains }: OpenedSso): { subject: string; name: string; email: string } {
  const parsed = identity.safeParse(claims);
  if (!parsed.success) throw new SsoFailed('emailUnverified', parsed.error);
  const { sub, email, name, email_verified: verified, xms_edov: owned } = parsed.data;
  const isVerified =
    verified === true || (verified === undefined && [true, 1, '1', 'true'].some((yes) => yes === owned));
  if (email === undefined || !isVerified) throw new SsoFailed('emailUnverified');
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (domains.length > 0 && !domains.includes(domain)) throw new SsoFailed('emailElsewhere');
  return { subject: sub, email, name: name ?? email };
}
