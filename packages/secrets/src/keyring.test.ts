import { expect, test } from 'vitest';
import {
  decryptSecret,
  encryptSecret,
  newDataKey,
  newMasterKey,
  openKeyring,
  rewrapDataKey,
} from './keyring.ts';

function aTenant(id = 'tenant1') {
  const keyring = openKeyring({ masterKey: newMasterKey() });
  return { keyring, tenant: { id, wrappedDataKey: newDataKey(keyring, id) } };
}

test('a secret comes back as it was, in any language', () => {
  const { keyring, tenant } = aTenant();
  const sealed = encryptSecret(keyring, { tenant, purpose: 'connection:1', plaintext: 'pässword 密码 🔑' });
  expect(sealed.includes(Buffer.from('pässword'))).toBe(false);
  expect(decryptSecret(keyring, { tenant, purpose: 'connection:1', sealed })).toBe('pässword 密码 🔑');
});

test('the same secret sealed twice gives different bytes', () => {
  const { keyring, tenant } = aTenant();
  const sealed = () => encryptSecret(keyring, { tenant, purpose: 'p', plaintext: 'x' }).toString('hex');
  expect(sealed()).not.toBe(sealed());
});

test('a sealed text moved to another row, tenant or installation does not open', () => {
  const { keyring, tenant } = aTenant();
  const sealed = encryptSecret(keyring, { tenant, purpose: 'connection:1', plaintext: 'secret' });
  const other = { id: 'tenant2', wrappedDataKey: newDataKey(keyring, 'tenant2') };
  const elsewhere = openKeyring({ masterKey: newMasterKey() });
  expect(() => decryptSecret(keyring, { tenant, purpose: 'connection:2', sealed })).toThrow(/does not open/);
  expect(() => decryptSecret(keyring, { tenant: other, purpose: 'connection:1', sealed })).toThrow(
    /does not open/,
  );
  expect(() => decryptSecret(elsewhere, { tenant, purpose: 'connection:1', sealed })).toThrow(
    /does not open/,
  );
});

test('one changed bit anywhere is noticed', () => {
  const { keyring, tenant } = aTenant();
  const sealed = encryptSecret(keyring, { tenant, purpose: 'p', plaintext: 'secret' });
  for (let index = 0; index < sealed.length; index++) {
    const damaged = Buffer.from(sealed);
    damaged[index] = (damaged[index] ?? 0) ^ 1;
    expect(() => decryptSecret(keyring, { tenant, purpose: 'p', sealed: damaged })).toThrow();
  }
});

test('a master key of the wrong length is refused with how to make one', () => {
  expect(() => openKeyring({ masterKey: 'short' })).toThrow(/openssl rand -base64 32/);
});

test('after a change of the master key old secrets open with the new one, and not with the old', () => {
  const { keyring: from, tenant } = aTenant();
  const sealed = encryptSecret(from, { tenant, purpose: 'p', plaintext: 'secret' });
  const to = openKeyring({ masterKey: newMasterKey() });
  const moved = { id: tenant.id, wrappedDataKey: rewrapDataKey({ from, to, tenant }) };
  expect(decryptSecret(to, { tenant: moved, purpose: 'p', sealed })).toBe('secret');
  const old = { masterKey: from.masterKey, dataKeys: new Map() };
  expect(() => decryptSecret(old, { tenant: moved, purpose: 'p', sealed })).toThrow(/does not open/);
});
