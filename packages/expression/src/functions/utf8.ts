import { utf8ToBytes } from '@noble/hashes/utils.js';
import { invalidValue } from './arguments.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function encodeUtf8(text: string): Uint8Array {
  return utf8ToBytes(text);
}

/** Base64 of bytes, with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.subarray(at, at + 3);
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    groups.push(
      alphabet.charAt(bits >> 18) +
        alphabet.charAt((bits >> 12) & 63) +
        (second === undefined ? '=' : alphabet.charAt((bits >> 6) & 63)) +
        (third === undefined ? '=' : alphabet.charAt(bits & 63)),
    );
  }
  return groups.join('');
}

/** The UTF-8 text that a base64 text (also the URL-safe kind, with or without padding) stands for. */
export function decodeBase64Text(base64: string): string {
  const plain = base64.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(plain) || plain.length % 4 === 1) {
    throw invalidValue({ en: 'the text is not base64', zh: '文本不是有效的 Base64' });
  }
  let escaped = '';
  let bits = 0;
  let bitCount = 0;
  for (const character of plain) {
    bits = ((bits << 6) | alphabet.indexOf(character)) & 0xffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    escaped += `%${((bits >> bitCount) & 255).toString(16).padStart(2, '0')}`;
  }
  return decodePercents(escaped, {
    en: 'the base64 text does not hold UTF-8 text',
    zh: 'Base64 内容不是 UTF-8 文本',
  });
}

/** Turns %xx sequences into text; `reason` says what is wrong when they are not UTF-8. */
export function decodePercents(escaped: string, reason: { en: string; zh: string }): string {
  try {
    return decodeURIComponent(escaped);
  } catch (cause) {
    if (cause instanceof URIError) throw invalidValue(reason);
    throw cause;
  }
}
