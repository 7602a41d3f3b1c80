import { loadDataKey, loadUsableCredentials } from '@flowbridge/db';
import { decryptSecret, openKeyring } from '@flowbridge/secrets';
import { expect, test } from 'vitest';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';
import { manualFlow } from '../testing/test-documents.ts';
import { hashKey } from './manage-credentials.ts';

const { api, tenant, me: admin } = await startTestApiAs('admin', 'credentials');

type Made = { id: string; value: string; hint: string };
const make = async (input: Record<string, unknown>) =>
  expectData(await admin.mutate<Made>('apiCredentials.create', input));
const usable = (kind: 'appCode' | 'basic' | 'hmacKey' | 'jwtSecret', flowId = 'any flow') =>
  loadUsableCredentials(api.db, { tenantId: tenant.id, flowId, kind });

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

type Item = { id: string; hint: string; former: { hint: string } | null; flows: { name: string | null }[] };
const itemOf = async (id: string) =>
  expectData(await admin.query<Item[]>('apiCredentials.list')).find((each) => each.id === id);

test('a rotated credential opens with both values until the overlap ends, then with the new one only', async () => {
  const old = await make({ kind: 'appCode', name: 'Rotated' });
  const rotate = (overlapHours: number) =>
    admin.mutate<Made>('apiCredentials.rotate', { id: old.id, overlapHours });
  const hashes = async () =>
    (await usable('appCode')).filter((each) => each.id === old.id).map((each) => [each.hash, each.isFormer]);
  const fresh = expectData(await rotate(24));
  expect(fresh.value).not.toBe(old.value);
  expect(await hashes()).toEqual([
    [hashKey(fresh.value), false],
    [hashKey(old.value), true],
  ]);
  expect(await itemOf(old.id)).toMatchObject({
    hint: fresh.hint,
    former: { hint: old.hint, lastUsedAt: null },
  });
  await api.db.pool.query(`UPDATE api_credential SET former_until = now() WHERE id = $1`, [old.id]);
  expect(await hashes()).toEqual([[hashKey(fresh.value), false]]);
  expect(await itemOf(old.id)).toMatchObject({ former: null });

  const third = expectData(await rotate(1));
  expectData(await admin.mutate('apiCredentials.endFormer', { id: old.id }));
  expect(await hashes()).toEqual([[hashKey(third.value), false]]);
  const fourth = expectData(await rotate(0));
  expect(await hashes()).toEqual([[hashKey(fourth.value), false]]);
  expectData(await admin.mutate('apiCredentials.revoke', { id: old.id }));
  expect(await rotate(1)).toMatchObject({ ok: false, error: { code: 'credentialRevoked' } });
});

test('a rotated key is sealed again; one of the other system’s is taken, too short a one is not', async () => {
  const jwt = await make({ kind: 'jwtSecret', name: 'Rotated issuer' });
  const short = { id: jwt.id, overlapHours: 1, secret: 'ten-letters' };
  expect(await admin.mutate('apiCredentials.rotate', short)).toMatchObject({
    ok: false,
    error: { code: 'invalidInput', path: 'secret' },
  });
  const secret = 'a secret of the issuer, long enough';
  expectData(await admin.mutate('apiCredentials.rotate', { id: jwt.id, overlapHours: 1, secret }));
  const keyring = openKeyring({ masterKey: api.masterKey });
  const owner = { id: tenant.id, wrappedDataKey: await loadDataKey(api.db, tenant.id) };
  const opened = (await usable('jwtSecret'))
    .filter((each) => each.id === jwt.id)
    .map(({ secretSealed }) =>
      decryptSecret(keyring, {
        tenant: owner,
        purpose: `apiCredential:${jwt.id}`,
        sealed: secretSealed ?? Buffer.of(),
      }),
    );
  expect(opened).toEqual([secret, jwt.value]);
});

test('a credential that is made for some flows opens no others', async () => {
  const newFlow = async (name: string) => {
    const caller = api.as(await api.user({ [tenant.id]: 'builder' }), tenant);
    return expectData(await caller.mutate<{ id: string }>('flows.create', { name, document: manualFlow() }))
      .id;
  };
  const [meant, other] = [await newFlow('Meant'), await newFlow('Other')];
  const made = await make({ kind: 'basic', name: 'Scoped', userName: 'scoped', flowIds: [meant] });
  const opens = async (flowId: string) => (await usable('basic', flowId)).some((each) => each.id === made.id);
  expect([await opens(meant), await opens(other)]).toEqual([true, false]);
  expect(await itemOf(made.id)).toMatchObject({ flows: [{ name: 'Meant' }] });
  expectData(await admin.mutate('apiCredentials.setFlows', { id: made.id, flowIds: [] }));
  expect([await opens(meant), await opens(other)]).toEqual([true, true]);
  expect(await admin.mutate('apiCredentials.setFlows', { id: made.id, flowIds: ['nothing'] })).toMatchObject({
    ok: false,
    error: { code: 'notFound', details: { noun: 'flow' } },
  });
});
