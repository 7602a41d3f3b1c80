/** Percent-encoding as the vendors expect it, and joining of addresses. */
import { TerminalError } from '@flowbridge/connector-sdk';

/**
 * A value inside a path: everything is encoded but letters, digits and `- . _ ~ ! * ( ) ' , ; = : @ $ + &`. SAP keys such as
 * `Drafts(16)` or `SpecialPrices(CardCode='C1',ItemCode='I1')` must arrive unencoded; `/ ? # %` must not.
 */
export function encodePathValue(text: string): string {
  return encodeURIComponent(text).replace(/%(2C|3B|3D|3A|40|24|2B|26)/g, (code) => decodeURIComponent(code));
}

/** A query name or value: `$` stays (OData options), everything else that is not unreserved is encoded, blanks as `%20`. */
export function encodeQueryPart(text: string): string {
  return encodeURIComponent(text).replaceAll('%24', '$').replaceAll("'", '%27');
}

/** Adds parameters to an address that may already have some. */
export function withQuery(address: string, query: readonly (readonly [string, string])[]): string {
  if (query.length === 0) return address;
  const [plain = '', fragment] = address.split('#');
  const added = query.map(([name, value]) => `${encodeQueryPart(name)}=${encodeQueryPart(value)}`).join('&');
  const joint = plain.includes('?') ? (/[?&]$/.test(plain) ? '' : '&') : '?';
  return `${plain}${joint}${added}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** Base address plus path, with exactly one slash between; an absolute `path` stands alone. */
export function joinAddress(base: string | undefined, path: string): string {
  if (base === undefined || base === '' || /^https?:\/\//i.test(path)) return path;
  if (path === '') return base;
  return `${base.replace(/\/+$/, '')}${/^[/?]/.test(path) ? '' : '/'}${path}`;
}

/** Whose mistake a malformed address is. */
export type AddressBlame = { code: 'connector.invalidInput' | 'connector.invalidConnection'; field: string };

/** Parses a complete address. Throws `connector.invalidInput`/`invalidConnection` for what is no http(s) address. */
export function parseAddress(address: string, blame: AddressBlame): URL {
  const refuse = (reason: string) =>
    new TerminalError({
      code: blame.code,
      message: `${blame.field}: ${reason}`,
      details: { field: blame.field, reason },
    });
  const url = readUrl(address);
  if (url === undefined) throw refuse('not a web address');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse('not a web address');
  if (url.username !== '' || url.password !== '') throw refuse('credentials in the address are not allowed');
  if (/(^|\/)(\.|%2e){1,2}(\/|$)/i.test(rawPath(address))) throw refuse('`.` or `..` in the path');
  return url;
}

/** Addresses of flows that call the same place again and again; only whole ones without parameters, which may be secret. */
const parsed = new Map<string, URL>();
const KEPT_ADDRESSES = 500;

/** `parseAddress`, remembered. The URL is shared: it must never be changed. */
export function knownAddress(address: string, blame: AddressBlame): Readonly<URL> {
  if (address.includes('?')) return parseAddress(address, blame);
  const known = parsed.get(address);
  if (known !== undefined) return known;
  const url = parseAddress(address, blame);
  if (parsed.size >= KEPT_ADDRESSES) parsed.clear();
  parsed.set(address, url);
  return url;
}

function readUrl(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

function rawPath(address: string): string {
  return address.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
}

/** Origin and path for messages and logs: never the query, which may carry tokens. */
export function plainAddress(url: Readonly<URL>): string {
  return `${url.origin}${url.pathname}`;
}
