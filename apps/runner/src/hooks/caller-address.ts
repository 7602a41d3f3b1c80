import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { AddressList } from '@flowbridge/egress';

/**
 * The address a call comes from. Behind proxies that the installation trusts it is the last address in `X-Forwarded-For` that is
 * not one of theirs; what anybody else writes there is not believed. `unknown` when a trusted proxy names none.
 */
export function callerAddress(
  request: Pick<IncomingMessage, 'socket' | 'headers'>,
  trusted: AddressList,
): string {
  let address = plain(request.socket.remoteAddress ?? '');
  const hops = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  while (trusted.holds(address)) {
    const hop = hops.pop()?.trim();
    if (hop === undefined || hop === '') return address;
    address = plain(hop);
    if (isIP(address) === 0) return 'unknown';
  }
  return address;
}

/** Without what some proxies add: a port, brackets, the form of an IPv4 address inside an IPv6 one. */
function plain(text: string): string {
  const bare = text.replace(/^\[([^\]]+)\](:\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  return bare.replace(/^::ffff:(?=\d+\.)/i, '');
}
