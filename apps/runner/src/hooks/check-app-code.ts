import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { HookRefusal } from './hook-refusal.ts';

/**
 * Lets a call pass that presents one of the tenant's AppCodes, in `X-ApiG-AppCode` or in `Authorization` (plain, or after
 * `APPCODE` or `Bearer`). `hashes`: SHA-256, hex. Every hash is compared, each in constant time.
 */
export function checkAppCode(headers: IncomingHttpHeaders, hashes: readonly string[]): void {
  const presented = presentedCode(headers);
  if (presented === undefined || !matchesAny(presented, hashes)) {
    throw new HookRefusal(
      'hook.unauthorized',
      'A valid AppCode is needed in X-ApiG-AppCode or Authorization.',
      {
        path: 'headers.x-apig-appcode',
        headers: { 'www-authenticate': 'AppCode' },
      },
    );
  }
}

function presentedCode(headers: IncomingHttpHeaders): string | undefined {
  const own = headers['x-apig-appcode'];
  if (typeof own === 'string' && own !== '') return own.trim();
  return headers.authorization?.replace(/^(appcode|bearer)\s+/i, '').trim() || undefined;
}

function matchesAny(code: string, hashes: readonly string[]): boolean {
  const digest = createHash('sha256').update(code).digest();
  let found = false;
  for (const hash of hashes) {
    const expected = Buffer.from(hash, 'hex');
    if (expected.length === digest.length && timingSafeEqual(expected, digest)) found = true;
  }
  return found;
}
