import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { choiceArgument, invalidValue, textArgument } from './arguments.ts';
import { defineFunction, type FunctionSpec } from './function-spec.ts';
import { decodeBase64Text, decodePercents, encodeBase64, encodeUtf8 } from './utf8.ts';

const digests = { md5, sha1, sha256, sha512 };
const algorithms = ['sha256', 'sha1', 'sha512', 'md5'] as const;

export const encodingFunctions: FunctionSpec[] = [
  defineFunction({
    name: 'md5',
    category: 'encoding',
    parameters: [{ name: 'text', type: 'text' }],
    returns: 'text',
    description: {
      en: 'MD5 of the UTF-8 text, in lower-case hexadecimal.',
      zh: 'UTF-8 文本的 MD5（小写十六进制）。',
    },
    examples: [{ expression: "md5('abc')", result: '900150983cd24fb0d6963f7d28e17f72' }],
    run: ([text]) => bytesToHex(md5(encodeUtf8(textArgument(text, 'text')))),
  }),
  defineFunction({
    name: 'sha1',
    category: 'encoding',
    parameters: [{ name: 'text', type: 'text' }],
    returns: 'text',
    description: {
      en: 'SHA-1 of the UTF-8 text, in lower-case hexadecimal.',
      zh: 'UTF-8 文本的 SHA-1（小写十六进制）。',
    },
    examples: [{ expression: "sha1('abc')", result: 'a9993e364706816aba3e25717850c26c9cd0d89d' }],
    run: ([text]) => bytesToHex(sha1(encodeUtf8(textArgument(text, 'text')))),
  }),
  defineFunction({
    name: 'sha256',
    category: 'encoding',
    parameters: [{ name: 'text', type: 'text' }],
    returns: 'text',
    description: {
      en: 'SHA-256 of the UTF-8 text, in lower-case hexadecimal.',
      zh: 'UTF-8 文本的 SHA-256（小写十六进制）。',
    },
    examples: [
      {
        expression: "sha256('abc')",
        result: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
    ],
    run: ([text]) => bytesToHex(sha256(encodeUtf8(textArgument(text, 'text')))),
  }),
  defineFunction({
    name: 'hmac',
    category: 'encoding',
    parameters: [
      { name: 'text', type: 'text' },
      { name: 'key', type: 'text' },
      { name: 'algorithm', type: "'sha256', 'sha1', 'sha512' or 'md5'", optional: true },
      { name: 'encoding', type: "'hex' or 'base64'", optional: true },
    ],
    returns: 'text',
    description: {
      en: 'Signs a text with a key (HMAC); SHA-256 in hexadecimal when not told otherwise.',
      zh: '用密钥对文本签名（HMAC），默认 SHA-256 十六进制。',
    },
    examples: [
      {
        expression: "hmac('what do ya want for nothing?', 'Jefe')",
        result: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
      },
      { expression: "hmac('data', 'key', 'sha1', 'base64')", result: 'EEFSxb/coHvGM+69RhmfAlXJ9J0=' },
    ],
    run([text, key, algorithm, encoding]) {
      const digest = digests[choiceArgument(algorithm ?? 'sha256', 'algorithm', algorithms)];
      const signature = hmac(
        digest,
        encodeUtf8(textArgument(key, 'key')),
        encodeUtf8(textArgument(text, 'text')),
      );
      const asBase64 = choiceArgument(encoding ?? 'hex', 'encoding', ['hex', 'base64']) === 'base64';
      return asBase64 ? encodeBase64(signature) : bytesToHex(signature);
    },
  }),
  defineFunction({
    name: 'base64Encode',
    category: 'encoding',
    parameters: [{ name: 'text', type: 'text' }],
    returns: 'text',
    description: { en: 'Base64 of the UTF-8 text.', zh: 'UTF-8 文本的 Base64 编码。' },
    examples: [{ expression: "base64Encode('审批')", result: '5a6h5om5' }],
    run: ([text]) => encodeBase64(encodeUtf8(textArgument(text, 'text'))),
  }),
  defineFunction({
    name: 'base64Decode',
    category: 'encoding',
    parameters: [{ name: 'base64', type: 'text' }],
    returns: 'text',
    description: { en: 'The UTF-8 text that a base64 text stands for.', zh: 'Base64 解码为 UTF-8 文本。' },
    examples: [{ expression: "base64Decode('5a6h5om5')", result: '审批' }],
    run: ([base64]) => decodeBase64Text(textArgument(base64, 'base64')),
  }),
  defineFunction({
    name: 'urlEncode',
    category: 'encoding',
    parameters: [{ name: 'text', type: 'text' }],
    returns: 'text',
    description: { en: 'Encodes a text for use inside a URL.', zh: 'URL 编码。' },
    examples: [
      { expression: "urlEncode('U_SyncStatus eq N&采')", result: 'U_SyncStatus%20eq%20N%26%E9%87%87' },
    ],
    run([text]) {
      try {
        return encodeURIComponent(textArgument(text, 'text'));
      } catch (cause) {
        if (!(cause instanceof URIError)) throw cause;
        throw invalidValue({ en: 'the text ends or breaks inside a character', zh: '文本含有不完整的字符' });
      }
    },
  }),
  defineFunction({
    name: 'urlDecode',
    category: 'encoding',
    parameters: [{ name: 'text', type: 'text' }],
    returns: 'text',
    description: {
      en: 'The text that a URL-encoded text stands for; + is read as a space.',
      zh: 'URL 解码，+ 视为空格。',
    },
    examples: [{ expression: "urlDecode('a+b%20%E9%87%87')", result: 'a b 采' }],
    run: ([text]) =>
      decodePercents(textArgument(text, 'text').replaceAll('+', ' '), {
        en: 'the text is not URL-encoded UTF-8',
        zh: '文本不是有效的 URL 编码',
      }),
  }),
];
