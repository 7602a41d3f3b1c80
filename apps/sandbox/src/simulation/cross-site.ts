import type { IncomingHttpHeaders } from 'node:http';

/**
 * True when a browser sends this request from a page of another site. Programs (no Origin, no Sec-Fetch-Site)
 * pass. Guards every address that changes something, since the sandbox has no sign-in of its own.
 */
export function isCrossSite(headers: IncomingHttpHeaders, publicUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = headers.origin;
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const { host } = new URL(origin);
  if (publicUrl !== undefined && host === new URL(publicUrl).host) return false;
  return host !== headers.host;
}
