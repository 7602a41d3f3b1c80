import { z } from 'zod';

const range = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** An IPv4 or IPv6 address, alone or with the bits of its network: `192.168.1.7`, `10.0.0.0/8`, `fc00::/7`. */
export function isAddressRange(text: string): boolean {
  return range.safeParse(text).success;
}
