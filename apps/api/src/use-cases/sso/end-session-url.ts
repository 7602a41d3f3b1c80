import { findSsoSession } from '@flowbridge/db';
import { decryptSecret } from '@flowbridge/secrets';
import type { ApiDeps } from '../../deps.ts';
import { idTokenPurpose } from './finish-sso.ts';
import { openSsoProvider } from './providers/open-sso-provider.ts';
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
    const { tenant, settings } = sso;
    const { userId, idTokenSealed: sealed } = session;
    const url = await openSsoProvider(deps, settings).endSession({
      idToken: decryptSecret(deps.keyring, { tenant, purpose: idTokenPurpose(userId), sealed }),
      signedOutUri: signedOutUri(deps),
    });
    return url?.href;
  } catch (error) {
    deps.log.warn({ err: error }, 'the identity provider cannot be asked to sign out');
    return undefined;
  }
}
