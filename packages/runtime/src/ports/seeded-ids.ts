import { createHash, randomUUID } from 'node:crypto';
import type { IdSource } from '@flowbridge/engine';

/** UUIDs for the expression function `uuid`: random, or made from a seed, so that a run that goes on gets the same ones. */
export const seededIds: IdSource = {
  uuid: (seed) =>
    seed === undefined ? randomUUID() : uuidOf(createHash('sha256').update(seed).digest('hex')),
};

/** In the form of version 8 (RFC 9562): 122 bits of the maker's own. */
function uuidOf(hex: string): string {
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
