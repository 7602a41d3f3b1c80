import { expect, it } from 'vitest';
import { parseVersionAddress, writeVersionAddress } from './version-address.ts';

it.each(['list', '3', '2..draft', 'draft..2', '1..12'])('reads back %s', (text) => {
  const address = parseVersionAddress(text);
  expect(address && writeVersionAddress(address)).toBe(text);
});

it('shows the list for an address that means nothing, and nothing without one', () => {
  expect(parseVersionAddress('0..x')).toEqual({ kind: 'list' });
  expect(parseVersionAddress('draft')).toEqual({ kind: 'list' });
  expect(parseVersionAddress(null)).toBeUndefined();
});
