import { createHash } from 'node:crypto';

/**
 * SHA-256, hex, of a value's JSON. The order of keys counts: people put the fields of a JSON they build in an order, and a
 * document that differs only in it is another document.
 */
export function hashDocument(document: unknown): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex');
}
