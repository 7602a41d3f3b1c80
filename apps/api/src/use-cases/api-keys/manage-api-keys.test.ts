import { listAuditEvents } from '@flowbridge/db';
import { expect, test } from 'vitest';
import type { ApiKeyItem, CreatedApiKey } from '../../contract/api-keys.ts';
import { startTestApiAs } from '../../testing/start-test-api-as.ts';
import { expectData, type TestCaller, type TestTenant } from '../../testing/test-api.ts';

const { api, tenant, user, me } = await startTestApiAs('builder', 'keyed');
const other = await api.tenant('keyed-too');
const adminUser = await api.user({ [tenant.id]: 'admin' });
const admin = api.as(adminUser, tenant);

type Wish = { name?: string; days?: number | null; allTenants?: boolean };
let made = 0;
const make = async (caller: TestCaller, wish: Wish = {}) =>
  expectData(
    await caller.mutate<CreatedApiKey>('apiKeys.create', {
      name: `key ${++made}`,
      days: 30,
      allTenants: false,
      ...wish,
    }),
  );
const call = async (key: string, code?: string, path = '/flows', method = 'GET') => {
  const answer = await fetch(`${api.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(code === undefined ? {} : { 'x-flowbridge-tenant': code }),
    },
  });
  const text = await answer.text();
  return { status: answer.status, ...(JSON.parse(text) as { code?: string; details?: unknown }) };
};
const mine = async (caller = me) => expectData(await caller.query<ApiKeyItem[]>('apiKeys.mine'));
const itemOf = async (id: string, caller = me) => (await mine(caller)).find((each) => each.id === id);
const auditOf = async (where: TestTenant, id: string) =>
  (await listAuditEvents(api.db, { tenantId: where.id, limit: 100 }))
    .filter((each) => each.subjectId === id)
    .map(({ kind, userId, details }) => ({ kind, userId, details }));

test('a key is shown once, kept as a hash, and does what its person may do in its tenant', async () => {
  const key = await make(me, { name: 'laptop' });
  expect(key).toMatchObject({ name: 'laptop', allTenants: false, lastUsedAt: null, revokedAt: null });
  expect(key.key.startsWith(key.prefix ?? '?')).toBe(true);
  expect(key.prefix).toHaveLength(8);
  const days = (Date.parse(key.expiresAt ?? '') - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(30);
  expect(await call(key.key)).toMatchObject({ status: 200 });
  expect(await call(key.key, tenant.code)).toMatchObject({ status: 200 });
  expect(await call(key.key, tenant.code, '/api-credentials')).toMatchObject({
    status: 403,
    code: 'forbidden',
  });
  const { rows } = await api.db.pool.query('SELECT * FROM api_key');
  expect(JSON.stringify(rows)).not.toContain(key.key);
  expect((await me.query('apiKeys.mine')).text).not.toContain(key.key);
  expect(await auditOf(tenant, key.id)).toMatchObject([{ kind: 'apiKey.created', userId: user.id }]);
});

test('a name is used once among keys that are good, and days are of the choices', async () => {
  const first = await make(me, { name: 'twice' });
  const wish = { name: 'twice', days: 90, allTenants: false };
  expect(await me.mutate('apiKeys.create', wish)).toMatchObject({
    ok: false,
    error: { code: 'nameTaken', path: 'name' },
  });
  expectData(await me.mutate('apiKeys.revoke', { id: first.id }));
  expect((await make(me, { name: 'twice', days: null })).expiresAt).toBeNull();
  expect(await me.mutate('apiKeys.create', { ...wish, name: 'other', days: 7 })).toMatchObject({
    ok: false,
    error: { code: 'invalidInput', path: 'days' },
  });
});

test('revoked and expired keys are told apart, to whoever has the key', async () => {
  const [revoked, expired] = [await make(me), await make(me)];
  expectData(await me.mutate('apiKeys.revoke', { id: revoked.id }));
  expect(await call(revoked.key)).toMatchObject({ status: 401, code: 'keyRevoked' });
  await api.db.pool.query(`UPDATE api_key SET expires_at = now() - interval '1 s' WHERE id = $1`, [
    expired.id,
  ]);
  expect(await call(expired.key)).toMatchObject({
    status: 401,
    code: 'keyExpired',
    details: { expiredAt: expect.any(String) },
  });
  expect(await call(`${expired.key}x`)).toMatchObject({ status: 401, code: 'unauthenticated' });
  expect(await itemOf(revoked.id)).toMatchObject({ revokedAt: expect.any(String) });
  expect((await auditOf(tenant, revoked.id)).map((each) => each.kind)).toEqual([
    'apiKey.revoked',
    'apiKey.created',
  ]);
});

test('a lower role counts at once; who leaves takes the keys of the tenant along, also when coming back', async () => {
  const theirs = await api.user({ [tenant.id]: 'admin', [other.id]: 'viewer' });
  const them = api.as(theirs, tenant);
  const [here, wide] = [await make(them), await make(them, { allTenants: true })];
  const owner = api.as(await api.user({ [tenant.id]: 'owner' }), tenant);
  const statuses = async (path: string) =>
    Promise.all([here, wide].map(async ({ key }) => (await call(key, tenant.code, path)).status));
  expect(await statuses('/api-credentials')).toEqual([200, 200]);
  expectData(await owner.mutate('members.changeRole', { userId: theirs.id, role: 'operator' }));
  expect(await statuses('/api-credentials')).toEqual([403, 403]);
  expect(await statuses('/flows')).toEqual([200, 200]);
  expectData(await owner.mutate('members.remove', { userId: theirs.id }));
  expect(await statuses('/flows')).toEqual([401, 404]);
  expect(await call(wide.key, other.code)).toMatchObject({ status: 200 });
  await api.db.pool.query('INSERT INTO member (tenant_id, user_id, role) VALUES ($1, $2, $3)', [
    tenant.id,
    theirs.id,
    'viewer',
  ]);
  expect(await statuses('/flows')).toEqual([401, 200]);
});

test('a key of one tenant opens no other of its person; one for all opens each, by name', async () => {
  const theirs = await api.user({ [tenant.id]: 'viewer', [other.id]: 'viewer' });
  const them = api.as(theirs, tenant);
  const [here, wide] = [await make(them), await make(them, { allTenants: true })];
  expect(await call(here.key)).toMatchObject({ status: 200 });
  expect(await call(here.key, other.code)).toMatchObject({ status: 404, code: 'notFound' });
  expect(await call(wide.key)).toMatchObject({ status: 400, code: 'tenantRequired' });
  expect(await call(wide.key, other.code)).toMatchObject({ status: 200 });
  const names = (await mine(api.as(theirs, other))).map((each) => each.name);
  expect(names).toContain(wide.name);
  expect(names).not.toContain(here.name);
  expect(await auditOf(other, wide.id)).toMatchObject([{ kind: 'apiKey.created' }]);
  expect(await auditOf(other, here.id)).toEqual([]);
});

test('an administrator sees the keys of members and ends them here, no further', async () => {
  const theirs = await api.user({ [tenant.id]: 'viewer', [other.id]: 'viewer' });
  const them = api.as(theirs, tenant);
  const [here, wide] = [await make(them), await make(them, { allTenants: true })];
  expect((await call(wide.key, other.code)).status).toBe(200);
  const all = expectData(await admin.query<ApiKeyItem[]>('apiKeys.all'));
  expect(all.find((each) => each.id === here.id)?.person.id).toBe(theirs.id);
  // That it was used elsewhere is no matter of this tenant.
  expect(all.find((each) => each.id === wide.id)).toMatchObject({ lastUsedAt: null, allTenants: true });
  expect(await me.mutate('apiKeys.revoke', { id: here.id })).toMatchObject({
    ok: false,
    error: { code: 'notFound', details: { noun: 'apiKey' } },
  });
  expect(await me.mutate('apiKeys.revokeAny', { id: here.id })).toMatchObject({
    ok: false,
    error: { code: 'forbidden' },
  });
  for (const { id } of [here, wide]) expectData(await admin.mutate('apiKeys.revokeAny', { id }));
  expect(await call(here.key)).toMatchObject({ status: 401, code: 'keyRevoked' });
  expect(await call(wide.key, tenant.code)).toMatchObject({ status: 401, code: 'keyRevoked' });
  expect(await call(wide.key, other.code)).toMatchObject({ status: 200 });
  // Only one tenant is left to it, so none has to be named.
  expect(await call(wide.key)).toMatchObject({ status: 200 });
  expect(await auditOf(tenant, wide.id)).toMatchObject([
    { kind: 'apiKey.revoked', userId: adminUser.id, details: { of: theirs.id } },
    { kind: 'apiKey.created' },
  ]);
  expect((await auditOf(other, wide.id)).map((each) => each.kind)).toEqual(['apiKey.created']);
  expectData(await them.mutate('apiKeys.revoke', { id: wide.id }));
  expect(await call(wide.key, other.code)).toMatchObject({ status: 401, code: 'keyRevoked' });
});

test('somebody of another tenant sees none of the keys and ends none', async () => {
  const key = await make(me);
  const outsider = api.as(await api.user({ [other.id]: 'owner' }), other);
  for (const list of ['apiKeys.all', 'apiKeys.mine']) {
    expect((await outsider.query(list)).text).not.toContain(key.id);
  }
  for (const end of ['apiKeys.revoke', 'apiKeys.revokeAny']) {
    expect(await outsider.mutate(end, { id: key.id })).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    });
  }
  expect(await call(key.key)).toMatchObject({ status: 200 });
});

test('the last use is written once a minute, however busy the caller is', async () => {
  const key = await make(me);
  const versions = async () => {
    const { rows } = await api.db.pool.query<{ xmin: string }>(
      'SELECT xmin::text FROM api_key_place WHERE key_id = $1',
      [key.id],
    );
    return rows.map((each) => each.xmin);
  };
  await Promise.all(Array.from({ length: 8 }, () => call(key.key)));
  const first = await versions();
  expect(first).toHaveLength(1);
  await call(key.key);
  expect(await versions()).toEqual(first);
  expect((await itemOf(key.id))?.lastUsedAt).not.toBeNull();
  await api.db.pool.query(
    `UPDATE api_key_place SET last_used_at = now() - interval '2 minutes' WHERE key_id = $1`,
    [key.id],
  );
  const aged = await versions();
  await call(key.key);
  expect(await versions()).not.toEqual(aged);
});

test('a person has so many keys in a tenant and no more; ended ones do not count and are forgotten in time', async () => {
  const theirs = await api.user({ [tenant.id]: 'viewer' });
  const them = api.as(theirs, tenant);
  const old = await make(them);
  await api.db.pool.query(
    `INSERT INTO api_key (id, user_id, tenant_id, name, hash)
     SELECT 'many-' || n, $1, $2, 'many ' || n, 'many-' || n FROM generate_series(1, 48) n`,
    [theirs.id, tenant.id],
  );
  const wish = { name: 'one more', days: null, allTenants: false };
  expect(await them.mutate('apiKeys.create', wish)).toMatchObject({
    ok: false,
    error: { code: 'tooManyKeys', details: { most: 50 } },
  });
  expectData(await them.mutate('apiKeys.revoke', { id: old.id }));
  await api.db.pool.query(`UPDATE api_key SET revoked_at = now() - interval '91 days' WHERE id = $1`, [
    old.id,
  ]);
  expectData(await them.mutate('apiKeys.create', wish));
  expect(await itemOf(old.id, them)).toBeUndefined();
});
