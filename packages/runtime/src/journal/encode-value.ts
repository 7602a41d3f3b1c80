/**
 * Values into the journal's columns: JSON text, written once. A large value goes to the payload table, deflated; the
 * column keeps a reference. Deflating beyond 32 kB happens off the event loop.
 */
import { promisify } from 'node:util';
import { constants, deflateRaw, deflateRawSync } from 'node:zlib';
import { newId, writePayloadReference } from '@flowbridge/db';
import { stringifyJson } from '@flowbridge/expression';
import type { Redact } from './redact-text.ts';

const deflateLater = promisify(deflateRaw);

/** Characters of JSON text that stay in the column. */
export const INLINE_LIMIT = 8_192;
/** Deflating this much takes about 0.2 ms; more is done by the thread pool. */
const SYNC_DEFLATE_LIMIT = 32_768;
const OPTIONS = { level: constants.Z_BEST_SPEED };

export type LargeValue = { id: string; size: number; body: string };

export type EncodedValue =
  | { kind: 'inline'; text: string }
  | { kind: 'payload'; reference: string; id: string; value: LargeValue | Promise<LargeValue> };

/** JSON text of a value without the run's secrets; undefined for nothing. */
export function valueText(value: unknown, redact: Redact): string | undefined {
  if (value === undefined) return undefined;
  return redact(jsonText(value));
}

/** JSON text. `JSON.stringify` is the fast way; it refuses only big integers, which take the other one. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch (error) {
    if (error instanceof TypeError) return stringifyJson(value);
    throw error;
  }
}

/** Decides where JSON text is kept. */
export function placeText(text: string): EncodedValue {
  if (text.length <= INLINE_LIMIT) return { kind: 'inline', text };
  const id = newId();
  const bytes = Buffer.from(text, 'utf8');
  const size = bytes.length;
  const finish = (body: Buffer): LargeValue => ({ id, size, body: body.toString('base64') });
  const value =
    size <= SYNC_DEFLATE_LIMIT
      ? finish(deflateRawSync(bytes, OPTIONS))
      : deflateLater(bytes, OPTIONS).then(finish);
  return { kind: 'payload', reference: writePayloadReference({ payloadId: id, size }), id, value };
}
