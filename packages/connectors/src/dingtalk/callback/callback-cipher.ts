/**
 * Encryption and signature of DingTalk's event callbacks (WeCom shares the scheme).
 *
 *   plain   = 16 random bytes ‖ length of message in BYTES (uint32, big endian) ‖ message ‖ owner key
 *   padding = PKCS#7 with blocks of 32, so 1..32 bytes; AES-256-CBC, IV = first 16 bytes of the key
 *
 * Node's automatic padding must stay off: it knows blocks of 16 only and throws for 17..32.
 */
import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

const BLOCK = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/** The message could not be decrypted: wrong key, or not what it claims to be. */
export class CallbackCipherError extends Error {
  override readonly name = 'CallbackCipherError';
}

/** The 32-byte key from the 43 characters of EncodingAESKey. Throws `CallbackCipherError` for anything else. */
export function callbackKey(encodingAesKey: string): Buffer {
  const key = /^[A-Za-z0-9+/]{43}$/.test(encodingAesKey)
    ? Buffer.from(`${encodingAesKey}=`, 'base64')
    : undefined;
  if (key?.length !== 32) throw new CallbackCipherError('EncodingAESKey must be 43 letters and digits');
  return key;
}

/** Lower-case hex SHA-1 over the four texts in byte order. Timestamp and nonce are the raw texts of the query. */
export function callbackSignature(parts: {
  token: string;
  timestamp: string;
  nonce: string;
  encrypt: string;
}): string {
  const sorted = [parts.token, parts.timestamp, parts.nonce, parts.encrypt]
    .map((text) => Buffer.from(text, 'utf8'))
    .sort(Buffer.compare);
  return createHash('sha1').update(Buffer.concat(sorted)).digest('hex');
}

/** Compares in constant time, whatever the lengths. */
export function sameSignature(expected: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text.toLowerCase()).digest();
  return timingSafeEqual(digest(expected), digest(given));
}

/** Message and owner key of an `encrypt` text. Throws `CallbackCipherError`. */
export function decryptCallback(encrypt: string, key: Buffer): { message: string; owner: string } {
  const cipherText = Buffer.from(encrypt, 'base64');
  if (cipherText.length === 0 || cipherText.length % 16 !== 0)
    throw new CallbackCipherError('not a whole number of blocks');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
  decipher.setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(cipherText), decipher.final()]);
  const padding = padded[padded.length - 1] ?? 0;
  const plain = padded.subarray(0, padded.length - padding);
  const start = RANDOM_BYTES + LENGTH_BYTES;
  if (padding < 1 || padding > BLOCK || plain.length < start) throw new CallbackCipherError('bad padding');
  const end = start + plain.readUInt32BE(RANDOM_BYTES);
  if (end > plain.length) throw new CallbackCipherError('bad length');
  return { message: plain.toString('utf8', start, end), owner: plain.toString('utf8', end) };
}

/** The `encrypt` text of a message; `random` is 16 fresh random bytes. */
export function encryptCallback(message: string, owner: string, key: Buffer, random: Uint8Array): string {
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([random, length, text, Buffer.from(owner, 'utf8')]);
  const padding = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}
