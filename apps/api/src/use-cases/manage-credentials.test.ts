import { loadDataKey, loadUsableCredentials } from '@flowbridge/db';
import { decryptSecret, openKeyring } from '@flowbridge/secrets';
import { expect, test } from 'vitest';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';
import { hashKey } from './manage-credentials.ts';

const { api, tenant, me: admin } = await startTestApiAs('admin', 'credentials');

type Made = { id: string; value: string; hint: string };
const make = async (input: Record<string, unknown>) =>
  expectData(await admin.mutate<Made>('apiCredentials.create', input));
const usable = (kind: 'appCode' | 'basic' | 'hmacKey' | 'jwtSecret') =>
  loadUsableCredentials(api.db, { tenantId: tenant.id, kind });

test('an AppCode is shown once and can be revoked', async () => {
  const made = await make({ kind: 'appCode', name: 'MES' });
  expect(made.value.endsWith(made.hint)).toBe(true);
  expect((await usable('appCode')).map((each) => each.hash)).toEqual([hashKey(made.value)]);
  expectData(await admin.mutate('apiCredentials.revoke', { id: made.id }));
  const list = await admin.query('apiCredentials.list');
  expect(list).toMatchObject({ data: [{ id: made.id, name: 'MES', revokedAt: expect.any(String) }] });
  expect(list.text).not.toContain(made.value);
  expect(await usable('appCode')).toEqual([]);
});

test('of a password only its hash is kept, with the user it belongs to', async () => {
  const made = await make({ kind: 'basic', name: 'Portal', userName: 'portal' });
  expect(await usable('basic')).toMatchObject([
    { userName: 'portal', hash: hashKey(made.value), secretSealed: null },
  ]);
  expect(
    await admin.mutate('apiCredentials.create', { kind: 'basic', name: 'x', userName: 'a:b' }),
  ).toMatchObject({
    ok: false,
    error: { code: 'invalidInput', path: 'userName' },
  });
});

test('a key, made here or given by the other system, is sealed for its tenant and its row', async () => {
  const given = await make({ kind: 'hmacKey', name: 'Shop', secret: 'whsec_given_by_the_shop' });
  const made = await make({ kind: 'jwtSecret', name: 'Issuer' });
  expect(given.value).toBe('whsec_given_by_the_shop');
  const keyring = openKeyring({ masterKey: api.masterKey });
  const owner = { id: tenant.id, wrappedDataKey: await loadDataKey(api.db, tenant.id) };
  for (const { id, value, kind } of [
    { ...given, kind: 'hmacKey' as const },
    { ...made, kind: 'jwtSecret' as const },
  ]) {
    const [kept] = await usable(kind);
    expect(kept).toMatchObject({ id, hash: null });
    const sealed = kept?.secretSealed ?? Buffer.of();
    expect(sealed.includes(Buffer.from(value))).toBe(false);
    expect(decryptSecret(keyring, { tenant: owner, purpose: `apiCredential:${id}`, sealed })).toBe(value);
  }
  const short = await admin.mutate('apiCredentials.create', {
    kind: 'jwtSecret',
    name: 'x',
    secret: 'too-short',
  });
  expect(short).toMatchObject({ ok: false, error: { code: 'invalidInput', path: 'secret' } });
});

test('a credential may end by itself, not in the past', async () => {
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  expect(
    await admin.mutate('apiCredentials.create', { kind: 'appCode', name: 'x', expiresAt: at(-1_000) }),
  ).toMatchObject({ ok: false, error: { code: 'invalidInput', path: 'expiresAt' } });
  const made = await make({ kind: 'appCode', name: 'Soon', expiresAt: at(3_600_000) });
  expect((await usable('appCode')).map((each) => each.id)).toEqual([made.id]);
  await api.db.pool.query(`UPDATE api_credential SET expires_at = now() WHERE id = $1`, [made.id]);
  expect(await usable('appCode')).toEqual([]);
});
