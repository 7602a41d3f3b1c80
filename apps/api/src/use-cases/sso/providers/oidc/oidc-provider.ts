/** OpenID Connect: authorization code with PKCE, state and nonce. */
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
} from 'openid-client';
import type { SsoSettings } from '../../../../contract/sso.ts';
import type { ApiDeps } from '../../../../deps.ts';
import { groupsOf } from '../../role-of-groups.ts';
import type { SsoJourney, SsoPerson, SsoProvider } from '../sso-provider.ts';
import { openProvider } from './oidc-client.ts';
import { type Claims, personOf } from './oidc-person.ts';
import { testOidc } from './test-oidc.ts';

export type OidcSettings = Extract<SsoSettings, { kind: 'oidc' }> & { clientSecret: string | null };

export function oidcProvider(deps: Pick<ApiDeps, 'http'>, settings: OidcSettings): SsoProvider {
  return {
    async authorize({ state, nonce, codeVerifier, redirectUri }) {
      return buildAuthorizationUrl(await openProvider(deps, settings), {
        redirect_uri: redirectUri,
        scope: [...new Set(['openid', ...settings.scopes])].join(' '),
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
    },
    identify: (answer) => identify(deps, settings, answer),
    test: (redirectUri) => testOidc(deps, settings, redirectUri),
    async endSession({ idToken, signedOutUri }) {
      const provider = await openProvider(deps, settings);
      if (provider.serverMetadata().end_session_endpoint === undefined) return undefined;
      return buildEndSessionUrl(provider, {
        post_logout_redirect_uri: signedOutUri,
        id_token_hint: idToken,
      });
    },
  };
}

async function identify(
  deps: Pick<ApiDeps, 'http'>,
  settings: OidcSettings,
  { search, state, nonce, codeVerifier, redirectUri }: SsoJourney & { search: string },
): Promise<SsoPerson> {
  const provider = await openProvider(deps, settings);
  const answered = new URL(redirectUri);
  answered.search = search;
  const tokens = await authorizationCodeGrant(provider, answered, {
    pkceCodeVerifier: codeVerifier,
    expectedNonce: nonce,
    expectedState: state,
    idTokenExpected: true,
  });
  const inToken: Claims = { ...tokens.claims() };
  const isComplete = inToken.email !== undefined && inToken[settings.groupsClaim] !== undefined;
  const more = isComplete ? {} : await userInfo(provider, tokens.access_token, String(inToken.sub));
  const claims = { ...more, ...inToken };
  return {
    ...personOf(claims, settings),
    knownAs: null,
    groups: groupsOf(claims[settings.groupsClaim]),
    idToken: tokens.id_token ?? null,
  };
}

/** What the id token leaves out, of providers that have such an address. */
async function userInfo(provider: Configuration, accessToken: string, subject: string): Promise<Claims> {
  if (provider.serverMetadata().userinfo_endpoint === undefined) return {};
  return { ...(await fetchUserInfo(provider, accessToken, subject)) };
}
