import type { IncomingHttpHeaders } from 'node:http';
import type { UsableCredential } from '@flowbridge/db';
import { HookRefusal } from '../hook-refusal.ts';
import type { Proven } from './caller-check.ts';
import { digestOf, sameDigest } from './same-digest.ts';

/**
 * Lets a call pass that presents one of the AppCodes, in `X-ApiG-AppCode` or in `Authorization` (plain, or after `APPCODE` or
 * `Bearer`). Every one is compared, each in constant time.
 */
export function checkAppCode(headers: IncomingHttpHeaders, credentials: readonly UsableCredential[]): Proven {
  const presented = presentedCode(headers);
  const digest = digestOf(presented ?? '');
  let found: UsableCredential | undefined;
  for (const credential of credentials) if (sameDigest(digest, credential.hash ?? '')) found = credential;
  if (presented === undefined || found === undefined) {
    throw new HookRefusal(
      'hook.unauthorized',
      'A valid AppCode is needed in X-ApiG-AppCode or Authorization.',
      { path: 'headers.x-apig-appcode', headers: { 'www-authenticate': 'AppCode' } },
    );
  }
  return { caller: { credential: found.name }, credentialId: found.id, isFormer: found.isFormer };
}

function presentedCode(headers: IncomingHttpHeaders): string | undefined {
  const own = headers['x-apig-appcode'];
  if (typeof own === 'string' && own !== '') return own.trim();
  return headers.authorization?.replace(/^(appcode|bearer)\s+/i, '').trim() || undefined;
}
