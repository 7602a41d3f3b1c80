/** The whole way against the sandbox's DingTalk: to its page, back with a code, in. */
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Me, MemberItem } from '../../contract/people.ts';
import { testBrowser } from '../../testing/browser.ts';
import { dingtalkInput, enterpriseStage, openEnterprise } from '../../testing/enterprise-stage.ts';
import { expectData, startTestApi } from '../../testing/test-api.ts';

const api = await startTestApi({ egressAllow: ['127.0.0.0/8'] });
const enterprise = await openEnterprise();
const { dingtalk } = enterprise.sandbox;
afterAll(async () => {
  await enterprise[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
});
beforeEach(() => dingtalk.reset());

const BUYERS = { group: '采购部', role: 'builder' } as const;
const failed = (failure: string) => `/sign-in?sso=${failure}`;

async function stageOf(code: string, change: Parameters<typeof dingtalkInput>[1] = {}) {
  const stage = await enterpriseStage(api, code);
  await stage.save(dingtalkInput(enterprise, { groupRoles: [BUYERS], ...change }));
  const members = async () => expectData(await stage.asOwner.query<MemberItem[]>('members.list'));
  return { ...stage, members };
}

test('somebody without an e-mail gets an account, the role of their department, and is shown by their user id', async () => {
  const stage = await stageOf('ding-new');
  const browser = testBrowser();
  expect(await stage.signIn('union-user1', browser)).toBe('/flows');
  const me = expectData(await stage.as(browser).query<Me>('me.get'));
  expect(me).toMatchObject({
    user: { name: '李静', email: null },
    bySso: true,
    tenants: [{ code: 'ding-new', role: 'builder', ssoKind: 'dingtalk' }],
  });
  const [member] = (await stage.members()).filter(({ name }) => name === '李静');
  expect(member).toMatchObject({ email: null, knownAs: 'user1', role: 'builder' });
  expect(await stage.signIn('union-user1')).toBe('/flows');
  expect((await stage.members()).filter(({ name }) => name === '李静')).toHaveLength(1);
  const out = await fetch(`${api.url}/api/sso/sign-out`, {
    method: 'POST',
    headers: { origin: api.url, cookie: browser.cookiesFor(`${api.url}/`) },
  });
  expect(await out.json()).toEqual({ url: null });
  expect(await stage.as(browser).query('me.get')).toMatchObject({ ok: false, status: 401 });
});

test('the role follows departments above, ids and roles of DingTalk, anew at each sign-in', async () => {
  const stage = await stageOf('ding-roles', {
    groupRoles: [
      { group: '102', role: 'viewer' },
      { group: 'role:采购负责人', role: 'operator' },
      { group: 'role:集成负责人', role: 'admin' },
    ],
  });
  const roleOf = async (knownAs: string) =>
    (await stage.members()).find((each) => each.knownAs === knownAs)?.role;
  // Of department 103, below 102.
  expect(await stage.signIn('union-1234567890123456789')).toBe('/flows');
  expect(await roleOf('1234567890123456789')).toBe('viewer');
  expect(await stage.signIn('union-felix')).toBe('/flows');
  expect(await roleOf('felix')).toBe('operator');
  dingtalk.state.userRoles.set('felix', ['集成负责人']);
  expect(await stage.signIn('union-felix')).toBe('/flows');
  expect(await roleOf('felix')).toBe('admin');
  dingtalk.state.userRoles.set('felix', []);
  const felix = dingtalk.state.users.get('felix');
  if (!felix) throw new Error('no felix');
  dingtalk.state.users.set('felix', { ...felix, dept_id_list: [101] });
  expect(await stage.signIn('union-felix')).toBe(failed('noRole'));
  expect(await roleOf('felix')).toBeUndefined();
});

test('another enterprise, an external contact, a stranger and whom the app may not see stay outside, each with the reason', async () => {
  const stage = await stageOf('ding-out', { defaultRole: 'viewer' });
  expect(await stage.signIn('union-outsider')).toBe(failed('wrongEnterprise'));
  expect(await stage.signIn('union-supplier')).toBe(failed('notMember'));
  expect(await stage.signIn('union-stranger')).toBe(failed('notMember'));
  dingtalk.state.outOfRange.add('user1');
  expect(await stage.signIn('union-user1')).toBe(failed('outOfRange'));
  expect(await stage.members()).toHaveLength(1);
});

test('a forged state, a replayed answer, another browser and a code with another state let nobody in', async () => {
  const stage = await stageOf('ding-forged');
  const browser = testBrowser();
  const answer = await stage.answerFor('union-user1', browser);
  const bring = async (url: string, cookie: string) => {
    const back = await fetch(url, { redirect: 'manual', headers: { cookie } });
    const hasSession = back.headers.getSetCookie().some((line) => line.includes('session_token'));
    return [back.headers.get('location'), hasSession];
  };
  const cookie = browser.cookiesFor(answer);
  const forged = new URL(answer);
  forged.searchParams.set('state', 'nobody began this');
  expect(await bring(forged.href, cookie)).toEqual([failed('expired'), false]);
  expect(await bring(answer, '')).toEqual([failed('expired'), false]);
  expect(await bring(answer, cookie)).toEqual(['/flows', true]);
  expect(await bring(answer, cookie)).toEqual([failed('expired'), false]);
  const second = new URL(await stage.answerFor('union-user1', browser));
  second.searchParams.set('authCode', new URL(answer).searchParams.get('authCode') ?? '');
  expect(await bring(second.href, cookie)).toEqual([failed('invalidToken'), false]);
  const late = await stage.answerFor('union-user1', browser);
  dingtalk.clock.advance(5 * 60_000 + 1);
  expect(await bring(late, cookie)).toEqual([failed('invalidToken'), false]);
  const declined = new URL(await stage.answerFor('union-user1', browser));
  declined.searchParams.delete('authCode');
  declined.searchParams.set('error', 'access_denied');
  expect(await bring(declined.href, cookie)).toEqual([failed('denied'), false]);
});

test('what DingTalk says of a person counts in its tenant only', async () => {
  const stage = await stageOf('ding-mine');
  const other = await stageOf('ding-theirs', { groupRoles: [{ group: '销售部', role: 'admin' }] });
  const browser = testBrowser();
  expect(await stage.signIn('union-user1', browser)).toBe('/flows');
  expect(await stage.as(browser, other.tenant).query('flows.list', {})).toMatchObject({
    error: { code: 'notFound' },
  });
  expect(await stage.as(browser, other.tenant).query('sso.get')).toMatchObject({
    error: { code: 'notFound' },
  });
  expect(await other.signIn('union-user1')).toBe(failed('noRole'));
  expect(await other.members()).toHaveLength(1);
});

test('a member links their own account by asking for it, keeps what they are as the last owner, and leaves the account made before', async () => {
  const stage = await stageOf('ding-link');
  expect(await stage.signIn('union-user1')).toBe('/flows');
  expect(await stage.members()).toHaveLength(2);
  expect(await stage.link(stage.owner, 'union-user1')).toBe('/runs');
  expect(await stage.members()).toMatchObject([
    { userId: stage.owner.id, role: 'owner', knownAs: 'user1', email: stage.owner.email },
  ]);
  const browser = testBrowser();
  expect(await stage.signIn('union-user1', browser)).toBe('/flows');
  expect(await stage.as(browser).query('me.get')).toMatchObject({
    data: { user: { id: stage.owner.id }, tenants: [{ role: 'owner' }] },
  });
});

test('whoever is only left signed in in a browser is not linked, and no stranger links themselves in', async () => {
  const stage = await stageOf('ding-shared');
  const browser = testBrowser();
  const answer = await stage.answerFor('union-user1', browser);
  await fetch(answer, {
    redirect: 'manual',
    headers: { cookie: `${browser.cookiesFor(answer)}; ${stage.owner.cookie}` },
  });
  expect((await stage.members()).map(({ knownAs }) => knownAs).sort()).toEqual([null, 'user1'].sort());
  const stranger = await api.user({});
  expect(await stage.link(stranger, 'union-felix')).toBe('/runs');
  const felix = (await stage.members()).find(({ knownAs }) => knownAs === 'felix');
  expect(felix?.userId).not.toBe(stranger.id);
  const nobody = await fetch(`${api.url}/api/sso/link`, {
    method: 'POST',
    headers: { origin: api.url, 'content-type': 'application/json' },
    body: JSON.stringify({ tenant: 'ding-shared', returnTo: '/' }),
  });
  expect(nobody.status).toBe(401);
  const foreign = await fetch(`${api.url}/api/sso/link`, {
    method: 'POST',
    headers: {
      origin: 'https://evil.example',
      cookie: stage.owner.cookie,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ tenant: 'ding-shared', returnTo: '/' }),
  });
  expect(foreign.status).toBe(403);
});

test('a token that is over before its time is fetched anew, once; many sign-ins share one', async () => {
  const stage = await stageOf('ding-tokens', { defaultRole: 'viewer', groupRoles: [] });
  await Promise.all(['union-user1', 'union-felix', 'union-manager75'].map((who) => stage.signIn(who)));
  expect(dingtalk.counters.read().logins).toBe(1);
  dingtalk.faults.add({ kind: 'expireSession', match: { path: '/topapi/user/getbyunionid' } });
  expect(await stage.signIn('union-user1')).toBe('/flows');
  expect(dingtalk.counters.read().logins).toBe(2);
  dingtalk.faults.add({ kind: 'throttle', match: { path: '/topapi/v2/user/get' } });
  expect(await stage.signIn('union-user1')).toBe(failed('busy'));
  dingtalk.faults.add({ kind: 'http502Html', match: { path: '/userAccessToken' } });
  expect(await stage.signIn('union-user1')).toBe(failed('busy'));
});

test('removed and set up again, who has no e-mail is still the same person', async () => {
  const stage = await stageOf('ding-again');
  await stage.signIn('union-user1');
  const before = (await stage.members()).find(({ knownAs }) => knownAs === 'user1');
  expectData(await stage.asOwner.mutate('sso.remove'));
  await stage.save(dingtalkInput(enterprise, { groupRoles: [BUYERS] }));
  expect(await stage.signIn('union-user1')).toBe('/flows');
  expect((await stage.members()).find(({ knownAs }) => knownAs === 'user1')).toEqual(before);
});
