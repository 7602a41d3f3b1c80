/**
 * Decides which network addresses connectors may call, so that a flow cannot be used to reach what only this machine may
 * reach (cloud metadata, the database, neighbours in the internal network).
 *
 * - never: link-local, cloud metadata, multicast, "this network", broadcast — even when listed as allowed;
 * - only when the installation allows them by CIDR: loopback, private and carrier ranges, unique local, documentation ranges;
 * - always: everything else.
 *
 * Addresses that carry an IPv4 address inside (IPv4-mapped, NAT64, 6to4) are judged by that IPv4 address. The check runs on the
 * address the socket is about to connect to (see `guarded-lookup.ts`), not on an earlier answer of the name server: a name
 * that first resolves to a public and then to an internal address gains nothing.
 */
import { isIP } from 'node:net';
import { createAddressList } from './address-list.ts';

export type EgressVerdict = { ok: true } | { ok: false; reason: 'forbidden' | 'internal' };

export type EgressGuard = {
  /** `address` is an IPv4 or IPv6 address, never a name. */
  check(address: string): EgressVerdict;
};

const KEPT_VERDICTS = 1000;

const NEVER = [
  '0.0.0.0/8',
  '169.254.0.0/16',
  '100.100.100.200/32',
  '224.0.0.0/4',
  '255.255.255.255/32',
  '::/128',
  'fe80::/10',
  'ff00::/8',
  'fd00:ec2::254/128',
];

const INTERNAL = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '240.0.0.0/4',
  '::1/128',
  'fc00::/7',
  '2001:db8::/32',
];

/**
 * `allow` lists CIDRs (or single addresses) of internal ranges that may be called, as in `FLOWBRIDGE_EGRESS_ALLOW`.
 * Throws on a malformed entry, naming it.
 */
export function createEgressGuard(options: { allow?: readonly string[] } = {}): EgressGuard {
  const never = createAddressList(NEVER);
  const internal = createAddressList(INTERNAL);
  const allowed = createAddressList(options.allow ?? []);
  const judge = (address: string): EgressVerdict => {
    const judged = embeddedIpv4(address) ?? address;
    if (never.holds(judged)) return { ok: false, reason: 'forbidden' };
    if (internal.holds(judged) && !allowed.holds(judged)) return { ok: false, reason: 'internal' };
    return { ok: true };
  };
  // Lists do not change, so verdicts do not either; a fresh one costs 20 µs, on every call to a written-out address.
  const verdicts = new Map<string, EgressVerdict>();
  return {
    check(address) {
      const known = verdicts.get(address);
      if (known !== undefined) return known;
      if (verdicts.size >= KEPT_VERDICTS) verdicts.clear();
      const verdict = judge(address);
      verdicts.set(address, verdict);
      return verdict;
    },
  };
}

/** The IPv4 address inside `::ffff:a.b.c.d`, `64:ff9b::a.b.c.d` and `2002:aabb:ccdd::`; undefined for others. */
function embeddedIpv4(address: string): string | undefined {
  if (isIP(address) !== 6) return undefined;
  const groups = expand(address);
  const at = (index: number) => groups[index] ?? 0;
  const dotted = (high: number, low: number) => `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
  const zeros = (from: number, to: number) => groups.slice(from, to).every((group) => group === 0);
  if (zeros(0, 5) && at(5) === 0xffff) return dotted(at(6), at(7));
  if (zeros(0, 6) && (at(6) !== 0 || at(7) > 1)) return dotted(at(6), at(7));
  if (at(0) === 0x64 && at(1) === 0xff9b) return dotted(at(6), at(7));
  if (at(0) === 0x2002) return dotted(at(1), at(2));
  return undefined;
}

/** The eight 16-bit groups of a valid IPv6 address; a zone (`%eth0`) is dropped. */
function expand(address: string): number[] {
  const [plain = ''] = address.split('%');
  const numeric = plain.replace(
    /(\d+)\.(\d+)\.(\d+)\.(\d+)$/,
    (_, a: string, b: string, c: string, d: string) => {
      const hex = (high: string, low: string) => ((Number(high) << 8) | Number(low)).toString(16);
      return `${hex(a, b)}:${hex(c, d)}`;
    },
  );
  const [head = '', tail] = numeric.split('::');
  const groups = (text: string) =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const left = groups(head);
  if (tail === undefined) return left;
  const right = groups(tail);
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
}
