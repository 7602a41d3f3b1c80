import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export type WaitPlace = { runId: string; path: string };

/** What makes the one-time address of a wait step unguessable: an HMAC-SHA256 of its place, base64url. */
export function waitToken(masterKey: string, { runId, path }: WaitPlace): string {
  const key = hkdfSync('sha256', Buffer.from(masterKey, 'base64'), '', 'flowbridge wait callback', 32);
  return createHmac('sha256', Buffer.from(key)).update(`wait|${runId}|${path}`).digest('base64url');
}

/** Compares in constant time. */
export function checkWaitToken(masterKey: string, place: WaitPlace, token: string): boolean {
  const expected = Buffer.from(waitToken(masterKey, place));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
