import { describe, expect, test } from 'vitest';
import { createEgressGuard } from './egress-guard.ts';
import { EgressRefusedError, guardedLookup } from './guarded-lookup.ts';

describe('which addresses may be called', () => {
  const closed = createEgressGuard();
  const open = createEgressGuard({
    allow: ['127.0.0.0/8', '10.1.0.0/16', '::1', '169.254.0.0/16', 'fc00::/7'],
  });

  test.each(['1.1.1.1', '47.96.1.2', '2606:4700::1111'])('public: %s', (address) => {
    expect(closed.check(address)).toEqual({ ok: true });
  });

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a01:203',
    'fd12::1',
  ])('internal, only when allowed: %s', (address) => {
    expect(closed.check(address)).toEqual({ ok: false, reason: 'internal' });
    expect(open.check(address)).toEqual({ ok: true });
  });

  test.each([
    '10.2.0.1',
    '192.168.1.1',
    '172.16.0.1',
    '100.64.0.1',
    '::ffff:192.168.0.1',
    '2002:c0a8:0101::',
  ])('internal and not on the list: %s', (address) => {
    expect(open.check(address)).toEqual({ ok: false, reason: 'internal' });
  });

  test.each([
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '100.100.100.200',
    'fd00:ec2::254',
    'fe80::1',
    '0.0.0.0',
    '224.0.0.1',
    '::',
  ])('never, even when allowed: %s', (address) => {
    expect(open.check(address)).toEqual({ ok: false, reason: 'forbidden' });
  });

  test('a malformed range is refused with its text', () => {
    expect(() => createEgressGuard({ allow: ['10.0.0.0/40'] })).toThrow('10.0.0.0/40');
    expect(() => createEgressGuard({ allow: ['intranet'] })).toThrow('intranet');
  });
});

describe('a name that changes its address gains nothing', () => {
  const look = (addresses: string[], all: boolean) =>
    new Promise((resolve) => {
      const lookup = guardedLookup(createEgressGuard(), (_, __, done) =>
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        ),
      );
      lookup('rebind.example.com', { all }, (error, found) => resolve(error ?? found));
    });

  test('only allowed addresses are handed to the socket', async () => {
    expect(await look(['10.0.0.1', '1.1.1.1'], true)).toEqual([{ address: '1.1.1.1', family: 4 }]);
    expect(await look(['10.0.0.1', '1.1.1.1'], false)).toBe('1.1.1.1');
  });

  test('a name with internal addresses only is refused', async () => {
    expect(await look(['127.0.0.1', '::1'], true)).toBeInstanceOf(EgressRefusedError);
  });
});
