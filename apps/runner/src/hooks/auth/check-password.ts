import type { IncomingHttpHeaders } from 'node:http';
import type { UsableCredential } from '@flowbridge/db';
import { HookRefusal } from '../hook-refusal.ts';
import type { Proven } from './caller-check.ts';
import { digestOf, sameDigest } from './same-digest.ts';

/** Lets a call pass that presents user name and password of one of the credentials, as `Authorization: Basic …`. */
export function checkPassword(
  headers: IncomingHttpHeaders,
  credentials: readonly UsableCredential[],
): Proven {
  const presented = presentedLogin(headers.authorization);
  const userDigest = digestOf(presented?.userName ?? '').toString('hex');
  const passwordDigest = digestOf(presented?.password ?? '');
  let found: UsableCredential | undefined;
  for (const credential of credentials) {
    const sameUser = sameDigest(digestOf(credential.userName ?? ''), userDigest);
    const samePassword = sameDigest(passwordDigest, credential.hash ?? '');
    if (sameUser && samePassword) found = credential;
  }
  if (presented === undefined || found === undefined) {
    throw new HookRefusal('hook.unauthorized', 'A valid user name and password are needed.', {
      path: 'headers.authorization',
      headers: { 'www-authenticate': 'Basic realm="flowbridge", charset="UTF-8"' },
    });
  }
  return {
    caller: { credential: found.name, userName: presented.userName },
    credentialId: found.id,
    isFormer: found.isFormer,
  };
}

function presentedLogin(
  authorization: string | undefined,
): { userName: string; password: string } | undefined {
  const encoded = /^basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { userName: text.slice(0, colon), password: text.slice(colon + 1) };
}
