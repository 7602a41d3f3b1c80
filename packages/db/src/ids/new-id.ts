import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(4096);
let used = pool.length;

/**
 * A new id: UUID version 7 (RFC 9562) as 32 hexadecimal digits, so that ids sort by the time they were made.
 * Random bytes are drawn in blocks: one call of the system's generator serves hundreds of ids.
 */
export function newId(nowMs: number = Date.now()): string {
  if (used + 10 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + 10);
  used += 10;
  random[0] = ((random[0] ?? 0) & 0x0f) | 0x70;
  random[2] = ((random[2] ?? 0) & 0x3f) | 0x80;
  return timeOf(nowMs) + random.toString('hex');
}

/** Not above any id made at `ms` or later, and above all made before. */
export function firstIdOf(ms: number): string {
  return timeOf(Math.max(0, ms)).padEnd(32, '0');
}

function timeOf(ms: number): string {
  return ms.toString(16).padStart(12, '0');
}
