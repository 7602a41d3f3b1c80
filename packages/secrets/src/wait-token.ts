/**
 * The address of a wait step is `/hooks/wait/<run id>/<path>/<token>`; the token is what makes it impossible to guess. It is
 * computed, not stored: any node can hand it out and check it, and it says nothing about the master key it is derived from.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A wait step of a run. */
export type WaitPlace = { runId: string; path: string };

/** `masterKey`: the keyring's 32 bytes. Answers 43 characters of base64url. */
export function waitToken(masterKey: Uint8Array, place: WaitPlace): string {
  return mac(masterKey, place).toString('base64url');
}

/** The path of the place's address, with its token: to be put after where hooks are reached. */
export function waitPath(masterKey: Uint8Array, place: WaitPlace): string {
  const encoded = Buffer.from(place.path).toString('base64url');
  return `/hooks/wait/${place.runId}/${encoded}/${waitToken(masterKey, place)}`;
}

/** Whether `token` is the place's; compared in constant time. */
export function checkWaitToken(masterKey: Uint8Array, place: WaitPlace, token: string): boolean {
  const given = Buffer.from(token, 'base64url');
  const expected = mac(masterKey, place);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function mac(masterKey: Uint8Array, { runId, path }: WaitPlace): Buffer {
  const key = hkdfSync('sha256', masterKey, new Uint8Array(), 'flowbridge:wait-token', 32);
  return createHmac('sha256', Buffer.from(key)).update(`wait|${runId}|${path}`, 'utf8').digest();
}
