/** Lists of network addresses, written as CIDRs. */
import { BlockList, isIP } from 'node:net';

export type AddressList = {
  /** `address` is an IPv4 or IPv6 address; anything else is in no list. */
  holds(address: string): boolean;
};

/** `cidrs`: ranges (`10.0.0.0/8`) or single addresses. Throws on a malformed entry, naming it. */
export function createAddressList(cidrs: readonly string[]): AddressList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address = '', bits] = cidr.trim().split('/');
    const version = isIP(address);
    const prefix = bits === undefined ? (version === 4 ? 32 : 128) : Number(bits);
    const most = version === 4 ? 32 : 128;
    if (version === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > most) {
      throw new Error(`"${cidr}" is not an address range such as 10.0.0.0/8`);
    }
    list.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6');
  }
  return {
    holds(address) {
      const version = isIP(address);
      return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
    },
  };
}
