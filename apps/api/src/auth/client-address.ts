import type { Request } from 'express';

/** Carries the caller's address to better-auth; whatever a client sends under this name is overwritten. */
export const CLIENT_ADDRESS_HEADER = 'x-flowbridge-client-address';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** True when the TCP connection itself comes from this machine and was not passed on by a proxy. */
export function isLoopback(request: Request): boolean {
  const forwarded =
    request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  return !forwarded && LOOPBACK.test(request.socket.remoteAddress ?? '');
}

export function clientAddress(request: Request): string {
  return (request.socket.remoteAddress ?? '0.0.0.0').replace(/^::ffff:/, '');
}
