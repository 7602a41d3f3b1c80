import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectData, startTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

async function team(code: string) {
  const tenant = await api.tenant(code);
  const owner = await api.user({ [tenant.id]: 'owner' });
  const admin = await api.user({ [tenant.id]: 'admin' });
  const viewer = await api.user({ [tenant.id]: 'viewer' });
  return { tenant, owner, admin, viewer, asOwner: api.as(owner, tenant), asAdmin: api.as(admin, tenant) };
}

test('an admin changes roles below owner and cannot make or touch an owner', async () => {
  const { asAdmin, owner, viewer, tenant } = await team('roles');
  expectData(await asAdmin.mutate('members.changeRole', { userId: viewer.id, role: 'builder' }));
  const list = expectData(await asAdmin.query<{ userId: string; role: string }[]>('members.list'));
  expect(list).toContainEqual(expect.objectContaining({ userId: viewer.id, role: 'builder' }));
  for (const input of [
    { userId: viewer.id, role: 'owner' },
    { userId: owner.id, role: 'viewer' },
  ]) {
    expect(await asAdmin.mutate('members.changeRole', input)).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
  }
  const { rows } = await api.db.pool.query(
    `SELECT details FROM audit_event WHERE tenant_id = $1 AND kind = 'member.roleChanged'`,
    [tenant.id],
  );
  expect(rows).toEqual([{ details: { before: 'viewer', after: 'builder' } }]);
});

test('the last owner stays owner', async () => {
  const { asOwner, owner } = await team('last-owner');
  for (const answer of [
    await asOwner.mutate('members.changeRole', { userId: owner.id, role: 'admin' }),
    await asOwner.mutate('members.remove', { userId: owner.id }),
  ]) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'lastOwner' } });
  }
});

test('a removed member is out at once', async () => {
  const { asOwner, viewer, tenant } = await team('removed');
  const asViewer = api.as(viewer, tenant);
  expect((await asViewer.query('flows.list', {})).ok).toBe(true);
  expectData(await asOwner.mutate('members.remove', { userId: viewer.id }));
  expect(await asViewer.query('flows.list', {})).toMatchObject({ ok: false, error: { code: 'notFound' } });
});
