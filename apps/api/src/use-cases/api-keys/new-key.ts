import { randomBytes } from 'node:crypto';
import { hashKey } from '../manage-credentials.ts';

/** Enough to tell a person's keys apart: `fb_` and 30 of the key's 256 random bits. */
const SHOWN = 8;

/** A key nobody has, how it begins, and how it is kept. */
export function newKey(): { key: string; prefix: string; hash: string } {
  const key = `fb_${randomBytes(32).toString('base64url')}`;
  return { key, prefix: key.slice(0, SHOWN), hash: hashKey(key) };
}
