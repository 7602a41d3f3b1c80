import { findSsoSession } from '@flowbridge/db';
import { decryptSecret } from '@flowbridge/secrets';
import { buildEndSessionUrl } from 'openid-client';
import type { ApiDeps } from '../../deps.ts';
import { idTokenPurpose } from './finish-sso.ts';
import { openProvider } from './provider.ts';
import { readSso } from './read-sso.ts';
import { signedOutUri } from './sso-addresses.ts';

/**
 * Where to go to be signed out at the provider that made the session. Undefined for sessions of passwords, for providers that
 * sign nobody out, and when the provider cannot be asked: signing out here never waits for it.
 */
export async function endSessionUrl(
  deps: ApiDeps,
  { sessionId }: { sessionId: string },
): Promise<string | undefined> {
  const session = await findSsoSession(deps.db, { sessionId });
  const sso = session && (await readSso(deps, session.tenantId));
  if (!sso) return undefined;
  try {
    const provider = await openProvider(deps, sso);
    if (provider.serverMetadata().end_session_endpoint === undefined) return undefined;
    const { tenant } = sso;
    const { userId, idTokenSealed: sealed } = session;
    return buildEndSessionUrl(provider, {
      post_logout_redirect_uri: signedOutUri(deps),
      id_token_hint: decryptSecret(deps.keyring, { tenant, purpose: idTokenPurpose(userId), sealed }),
    }).href;
  } catch (error) {
    deps.log.warn({ err: error }, 'the identity provider cannot be asked to sign out');
    return undefined;
  }
}
