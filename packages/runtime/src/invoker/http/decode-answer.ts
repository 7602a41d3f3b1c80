/** Answer bytes → value: decompressed, decoded by charset, JSON parsed without losing digits of large integers. */
import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { AnswerTooLargeError, type RawAnswer } from '@flowbridge/egress';
import { parseJson } from '@flowbridge/expression';

export type DecodedAnswer = {
  /** Parsed JSON, text, or null for an empty answer. */
  body: unknown;
  /** The text as sent; `` for an empty answer. */
  text: string;
  /** JSON was announced but could not be parsed; `body` is then the text. */
  brokenJson: boolean;
};

/** Throws `AnswerTooLargeError` when the answer unpacks to more than `maxAnswerBytes`. */
export function decodeAnswer(answer: RawAnswer, maxAnswerBytes: number): DecodedAnswer {
  if (answer.bytes.length === 0) return { body: null, text: '', brokenJson: false };
  const { announced, charset } = contentTypeOf(headerText(answer.headers, 'content-type') ?? '');
  const text = decodeText(unpack(answer, maxAnswerBytes), charset);
  if (announced || /^\s*[[{]/.test(text)) {
    try {
      return { body: text.trim() === '' ? null : parseJson(text), text, brokenJson: false };
    } catch {
      return { body: text, text, brokenJson: announced };
    }
  }
  return { body: text, text, brokenJson: false };
}

type ContentType = { announced: boolean; charset: string | undefined };

/** Systems answer with a handful of types, again and again. */
const contentTypes = new Map<string, ContentType>();
const KEPT_CONTENT_TYPES = 200;

/** Whether a content type announces JSON, and its charset other than UTF-8. */
function contentTypeOf(text: string): ContentType {
  const known = contentTypes.get(text);
  if (known !== undefined) return known;
  const named = /charset=\s*"?([\w.:-]+)/i.exec(text)?.[1]?.toLowerCase();
  const charset = named === 'utf-8' || named === 'utf8' ? undefined : named;
  const read: ContentType = { announced: /[/+]json\b/i.test(text), charset };
  if (contentTypes.size >= KEPT_CONTENT_TYPES) contentTypes.clear();
  contentTypes.set(text, read);
  return read;
}

/** Headers that speak of the connection and the packing, not of the answer: the body is already unpacked. */
const CONNECTION_HEADERS = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'content-encoding',
]);

/**
 * One text for each header, lower-case names; several values joined by `, `. Cookies are left out unless asked for, and
 * headers of the connection always.
 */
export function plainHeaders(
  headers: IncomingHttpHeaders,
  options: { cookies: boolean },
): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value === undefined) continue;
    const key = name.toLowerCase();
    if (CONNECTION_HEADERS.has(key) || (key === 'set-cookie' && !options.cookies)) continue;
    result[key] = typeof value === 'string' ? value : value.join(', ');
  }
  return result;
}

export function headerText(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

function unpack(answer: RawAnswer, maxOutputLength: number): Buffer {
  const encoding = headerText(answer.headers, 'content-encoding')?.trim().toLowerCase();
  try {
    switch (encoding) {
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(answer.bytes, { maxOutputLength });
      case 'deflate':
        return inflateSync(answer.bytes, { maxOutputLength });
      case 'br':
        return brotliDecompressSync(answer.bytes, { maxOutputLength });
      default:
        return answer.bytes;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new AnswerTooLargeError('unpacked answer too large', { cause: error });
    }
    return answer.bytes;
  }
}

function decodeText(bytes: Buffer, charset: string | undefined): string {
  if (charset === undefined) {
    return bytes[0] === 0xef && bytes[1] === 0xbb ? bytes.toString('utf8').slice(1) : bytes.toString('utf8');
  }
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}
