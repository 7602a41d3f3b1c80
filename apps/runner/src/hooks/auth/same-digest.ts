import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a text. */
export function digestOf(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

/** Compares in constant time; texts are compared by their digests, so that not even their lengths are told. */
export function sameDigest(digest: Buffer, expectedHex: string): boolean {
  const expected = Buffer.from(expectedHex, 'hex');
  return expected.length === digest.length && timingSafeEqual(expected, digest);
}
