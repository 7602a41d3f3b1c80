import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The platform's side of the encrypted callback scheme. Plain text is random(16) | length(4, big endian) |
 * message | owner key, padded PKCS#7-like to blocks of 32 (not 16), AES-256-CBC, IV = first half of the key.
 */
export type CallbackKeys = {
  token: string;
  /** 43 characters of [a-zA-Z0-9]. */
  encodingAesKey: string;
  /** AppKey, CorpId or SuiteKey: what stands at the tail of the plain text. */
  ownerKey: string;
};

export type SealedMessage = { signature: string; timestamp: string; nonce: string; encrypt: string };

export type OpenedMessage =
  | { ok: true; message: string }
  | { ok: false; reason: 'badSignature' | 'notDecryptable' | 'wrongOwner' };

const BLOCK = 32;

export function isEncodingAesKey(value: string): boolean {
  return /^[a-zA-Z0-9]{43}$/.test(value);
}

/** Lower-case hex SHA-1 of token, timestamp, nonce and cipher text, sorted bytewise and joined. */
export function signCallback(token: string, parts: Omit<SealedMessage, 'signature'>): string {
  const sorted = [token, parts.timestamp, parts.nonce, parts.encrypt].sort((a, b) =>
    a < b ? -1 : a > b ? 1 : 0,
  );
  return createHash('sha1').update(sorted.join('')).digest('hex');
}

/** Encrypts and signs. `random` is 16 bytes, given only by tests with published vectors. */
export function sealMessage(
  keys: CallbackKeys,
  message: string,
  { timestamp, nonce, random = randomBytes(16) }: { timestamp: string; nonce: string; random?: Buffer },
): SealedMessage {
  const body = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([random, length, body, Buffer.from(keys.ownerKey, 'utf8')]);
  const pad = BLOCK - (plain.length % BLOCK);
  const key = aesKey(keys);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const encrypt = Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])),
    cipher.final(),
  ]).toString('base64');
  return { encrypt, timestamp, nonce, signature: signCallback(keys.token, { timestamp, nonce, encrypt }) };
}

/** Checks the signature in constant time, then decrypts and checks length and owner. */
export function openMessage(keys: CallbackKeys, sealed: SealedMessage): OpenedMessage {
  const expected = Buffer.from(signCallback(keys.token, sealed));
  const given = Buffer.from(sealed.signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    return { ok: false, reason: 'badSignature' };
  }
  const plain = decrypt(keys, sealed.encrypt);
  if (!plain) return { ok: false, reason: 'notDecryptable' };
  const end = 20 + plain.readUInt32BE(16);
  if (end > plain.length) return { ok: false, reason: 'notDecryptable' };
  if (plain.subarray(end).toString('utf8') !== keys.ownerKey) return { ok: false, reason: 'wrongOwner' };
  return { ok: true, message: plain.subarray(20, end).toString('utf8') };
}

/** The plain text without padding; undefined when it cannot be one. */
function decrypt(keys: CallbackKeys, encrypt: string): Buffer | undefined {
  const bytes = Buffer.from(encrypt, 'base64');
  if (bytes.length === 0 || bytes.length % 16 !== 0) return undefined;
  const key = aesKey(keys);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const pad = padded.at(-1) ?? 0;
  if (pad < 1 || pad > BLOCK || padded.length - pad < 20) return undefined;
  return padded.subarray(0, padded.length - pad);
}

function aesKey(keys: CallbackKeys): Buffer {
  return Buffer.from(`${keys.encodingAesKey}=`, 'base64');
}
