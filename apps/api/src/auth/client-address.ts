import type { Request } from 'express';

/** Carries the caller's address to better-auth; whatever a client sends under this name is overwritten. */
export const CLIENT_ADDRESS_HEADER = 'x-flowbridge-client-address';

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * True when the TCP connection comes from this machine, was not passed on by a proxy, and was meant for this machine: a page
 * whose name was made to point here (DNS rebinding) still names itself in `Host`.
 */
export function isLoopback(request: Request): boolean {
  const forwarded =
    request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  return (
    !forwarded &&
    LOOPBACK.test(request.socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(request.headers.host ?? '')
  );
}

export function clientAddress(request: Request): string {
  return (request.socket.remoteAddress ?? '0.0.0.0').replace(/^::ffff:/, '');
}
