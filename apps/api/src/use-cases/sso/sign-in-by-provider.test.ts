/** The whole way against a real provider: to its page, back with a code, in. */
import { afterAll, expect, test } from 'vitest';
import type { Me, MemberItem } from '../../contract/people.ts';
import { testBrowser } from '../../testing/browser.ts';
import { ssoStage } from '../../testing/sso-stage.ts';
import { expectData, startTestApi } from '../../testing/test-api.ts';

const api = await startTestApi({ egressAllow: ['127.0.0.0/8'] });
afterAll(() => api[Symbol.asyncDispose]());

const audit = async (tenantId: string) => {
  const { rows } = await api.db.pool.query<{ kind: string; details: unknown }>(
    'SELECT kind, details FROM audit_event WHERE tenant_id = $1 ORDER BY id',
    [tenantId],
  );
  return rows;
};

test('somebody new gets an account and the role of their groups; signing out leads to the provider', async () => {
  await using stage = await ssoStage(api, 'fresh');
  const browser = testBrowser();
  expect(await stage.signIn('ada', browser)).toBe('/flows');
  const me = expectData(await stage.as(browser).query<Me>('me.get'));
  expect(me).toMatchObject({
    user: { email: 'ada-fresh@corp.test', name: 'Ada-fresh' },
    bySso: true,
    tenants: [{ code: 'fresh', role: 'builder', needsSso: false }],
  });
  expect((await audit(stage.tenant.id)).map((each) => each.kind)).toEqual(
    expect.arrayContaining(['sso.changed', 'sso.linked', 'member.joined', 'sso.signedIn']),
  );
  const out = await fetch(`${api.url}/api/sso/sign-out`, {
    method: 'POST',
    headers: { origin: api.url, cookie: browser.cookiesFor(`${api.url}/`) },
  });
  const { url } = (await out.json()) as { url: string };
  const leave = new URL(url);
  expect(leave.origin).toBe(stage.provider.issuer);
  expect(leave.searchParams.get('id_token_hint')).toMatch(/^ey/);
  expect(leave.searchParams.get('post_logout_redirect_uri')).toBe(`${api.url}/sign-in`);
  expect(await stage.as(browser).query('me.get')).toMatchObject({ ok: false, status: 401 });
});

test('a change of groups changes the role at the next sign-in, and none of them any more takes the place away', async () => {
  await using stage = await ssoStage(api, 'groups');
  const roleOfAda = async () => {
    const members = expectData(await stage.asOwner.query<MemberItem[]>('members.list'));
    return members.find((each) => each.name === 'Ada-groups')?.role;
  };
  const ada = stage.provider.people.get('ada');
  if (!ada) throw new Error('no ada');
  const browser = testBrowser();
  await stage.signIn('ada', browser);
  expect(await roleOfAda()).toBe('builder');
  stage.provider.people.set('ada', { ...ada, groups: ['it', 'leads'] });
  expect(await stage.signIn('ada')).toBe('/flows');
  expect(await roleOfAda()).toBe('admin');
  stage.provider.people.set('ada', { ...ada, groups: ['elsewhere'] });
  expect(await stage.signIn('ada')).toBe('/sign-in?sso=noRole');
  expect(await roleOfAda()).toBeUndefined();
  expect(await stage.as(browser).query('flows.list', {})).toMatchObject({ error: { code: 'notFound' } });
  const changes = (await audit(stage.tenant.id)).filter(({ kind }) => kind.startsWith('member.'));
  expect(changes.map(({ details }) => details)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ before: 'builder', after: 'admin', by: 'sso' }),
      expect.objectContaining({ before: 'admin', after: null, by: 'sso' }),
    ]),
  );
});

test('unknown groups have no place without a default role, and get no account', async () => {
  await using stage = await ssoStage(api, 'unknown-group');
  expect(await stage.signIn('bob')).toBe('/sign-in?sso=noRole');
  const users = await api.db.pool.query('SELECT 1 FROM user_account WHERE email = $1', [
    'bob-unknown-group@corp.test',
  ]);
  expect(users.rowCount).toBe(0);
  await stage.save({ defaultRole: 'viewer' });
  expect(await stage.signIn('bob')).toBe('/flows');
});

test('the last owner stays owner, whatever the groups say', async () => {
  await using stage = await ssoStage(api, 'last-owner');
  await stage.save({ groupRoles: [{ group: 'leads', role: 'viewer' }] });
  stage.provider.people.set('owner', {
    name: 'The owner',
    email: stage.owner.email,
    email_verified: true,
    groups: ['leads'],
  });
  await stage.save({ domains: [], groupRoles: [{ group: 'leads', role: 'viewer' }] });
  const browser = testBrowser();
  expect(await stage.signIn('owner', browser)).toBe('/flows');
  expect(await stage.as(browser).query('me.get')).toMatchObject({ data: { tenants: [{ role: 'owner' }] } });
});

test('what a provider vouches for counts in its tenant only', async () => {
  await using stage = await ssoStage(api, 'hostile');
  const elsewhere = await api.tenant('elsewhere');
  const victim = await api.user({ [elsewhere.id]: 'owner', [stage.tenant.id]: 'viewer' });
  await stage.save({ domains: [] });
  stage.provider.people.set('victim', {
    name: 'Victim',
    email: victim.email,
    email_verified: true,
    groups: ['it'],
  });
  const browser = testBrowser();
  expect(await stage.signIn('victim', browser)).toBe('/flows');
  const me = expectData(await stage.as(browser).query<Me>('me.get'));
  expect(me.tenants.map(({ code }) => code)).toEqual(['hostile']);
  const there = stage.as(browser, elsewhere);
  expect(await there.query('flows.list', {})).toMatchObject({ ok: false, error: { code: 'notFound' } });
  const { link } = expectData(
    await api.as(victim, elsewhere).mutate<{ link: string }>('invitations.create', { role: 'viewer' }),
  );
  const token = link.slice(link.lastIndexOf('/') + 1);
  expect(await stage.as(browser).mutate('invitations.accept', { token })).toMatchObject({
    error: { code: 'ssoElsewhere' },
  });
});

test('an unverified e-mail, and one of another domain, let nobody in', async () => {
  await using stage = await ssoStage(api, 'unverified');
  const ada = stage.provider.people.get('ada');
  if (!ada) throw new Error('no ada');
  stage.provider.people.set('ada', { ...ada, email_verified: false });
  expect(await stage.signIn('ada')).toBe('/sign-in?sso=emailUnverified');
  stage.provider.people.set('ada', { ...ada, email: 'ada@other.test' });
  expect(await stage.signIn('ada')).toBe('/sign-in?sso=emailElsewhere');
});

test('an account that is no member is linked only when its owner is signed in to it in the same browser', async () => {
  await using stage = await ssoStage(api, 'link');
  await stage.save({ domains: [] });
  const known = await api.user({});
  stage.provider.people.set('known', {
    name: 'Known',
    email: known.email,
    email_verified: true,
    groups: ['it'],
  });
  expect(await stage.signIn('known')).toBe('/sign-in?sso=linkFirst');
  const browser = testBrowser();
  await browser.step(`${api.url}/sign-in`);
  const answer = await stage.answerFor('known', browser);
  const back = await fetch(answer, {
    redirect: 'manual',
    headers: { cookie: `${browser.cookiesFor(api.url)}; ${known.cookie}` },
  });
  expect(back.headers.get('location')).toBe('/flows');
  expect(await stage.signIn('known')).toBe('/flows');
});

test('an e-mail typed into an open invitation vouches for nobody', async () => {
  await using stage = await ssoStage(api, 'planted');
  const { link } = expectData(
    await stage.asOwner.mutate<{ link: string }>('invitations.create', { role: 'viewer' }),
  );
  const token = link.slice(link.lastIndexOf('/') + 1);
  const email = 'ada-planted@corp.test';
  expectData(
    await stage.asOwner.mutate('invitations.join', { token, name: 'x', email, password: 'a long password' }),
  );
  expect(await stage.signIn('ada')).toBe('/sign-in?sso=linkFirst');
});
