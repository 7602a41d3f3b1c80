/** The whole way against the sandbox's WeCom. */
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { MemberItem } from '../../contract/people.ts';
import { testBrowser } from '../../testing/browser.ts';
import { enterpriseStage, openEnterprise, wecomInput } from '../../testing/enterprise-stage.ts';
import { expectData, startTestApi } from '../../testing/test-api.ts';

const api = await startTestApi({ egressAllow: ['127.0.0.0/8'] });
const enterprise = await openEnterprise();
const { wecom } = enterprise.sandbox;
afterAll(async () => {
  await enterprise[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
});
beforeEach(() => wecom.reset());

const failed = (failure: string) => `/sign-in?sso=${failure}`;

async function stageOf(code: string, change: Parameters<typeof wecomInput>[1] = {}) {
  const stage = await enterpriseStage(api, code);
  await stage.save(wecomInput(enterprise, change));
  const roleOf = async (knownAs: string) => {
    const members = expectData(await stage.asOwner.query<MemberItem[]>('members.list'));
    return members.find((each) => each.knownAs === knownAs)?.role;
  };
  return { ...stage, roleOf };
}

test('departments above, ids and tags give the role, anew at each sign-in', async () => {
  const stage = await stageOf('we-roles', {
    groupRoles: [
      { group: '信息部', role: 'builder' },
      { group: '3', role: 'viewer' },
      { group: 'tag:系统管理员', role: 'admin' },
      { group: 'tag:值班', role: 'operator' },
    ],
  });
  const browser = testBrowser();
  expect(await stage.signIn('linxiao', browser)).toBe('/flows');
  expect(await stage.as(browser).query('me.get')).toMatchObject({
    data: { user: { name: '林晓', email: null }, tenants: [{ role: 'builder', ssoKind: 'wecom' }] },
  });
  // By the tag of the whole department.
  await stage.signIn('zhangtao');
  expect(await stage.roleOf('zhangtao')).toBe('operator');
  await stage.signIn('felix');
  expect(await stage.roleOf('felix')).toBe('admin');
  wecom.state.tags.set(1, { tagid: 1, tagname: '系统管理员', userlist: [], partylist: [] });
  await stage.signIn('felix');
  expect(await stage.roleOf('felix')).toBe('builder');
});

test('a visitor, whom the app may not see, and who has no role stay outside', async () => {
  const stage = await stageOf('we-out', { groupRoles: [{ group: '信息部', role: 'builder' }] });
  expect(await stage.signIn('oGuest0000000000000000000001')).toBe(failed('notMember'));
  expect(await stage.signIn('zoubiao')).toBe(failed('outOfRange'));
  expect(await stage.signIn('zhangtao')).toBe(failed('noRole'));
});

test('a replayed answer, a used code and one of another app let nobody in', async () => {
  const stage = await stageOf('we-forged', { defaultRole: 'viewer' });
  const browser = testBrowser();
  const answer = await stage.answerFor('linxiao', browser);
  const to = async (url: string) => (await browser.step(url)).headers.get('location');
  expect(await to(answer)).toBe('/flows');
  expect(await to(answer)).toBe(failed('expired'));
  const used = new URL(await stage.answerFor('linxiao', browser));
  used.searchParams.set('code', new URL(answer).searchParams.get('code') ?? '');
  expect(await to(used.href)).toBe(failed('invalidToken'));
  const [, second] = wecom.state.apps;
  if (!second) throw new Error('no second app');
  const theirs = new URL(await stage.answerFor('linxiao', browser));
  await stage.save(
    wecomInput(enterprise, { agentId: second.agentId, clientSecret: second.secret, defaultRole: 'viewer' }),
  );
  expect(await to(theirs.href)).toBe(failed('invalidToken'));
});

test('the last owner who linked their account stays owner, whatever the departments say', async () => {
  const stage = await stageOf('we-owner', { groupRoles: [{ group: '3', role: 'viewer' }] });
  expect(await stage.link(stage.owner, 'zhangtao')).toBe('/runs');
  expect(await stage.signIn('zhangtao')).toBe('/flows');
  expect(await stage.roleOf('zhangtao')).toBe('owner');
});

test('a token is asked for once, and again when it is over', async () => {
  const stage = await stageOf('we-tokens', { defaultRole: 'viewer' });
  for (const who of ['linxiao', 'zhangtao', 'felix']) expect(await stage.signIn(who)).toBe('/flows');
  expect(wecom.counters.read().logins).toBe(1);
  wecom.faults.add({ kind: 'expireSession', match: { path: '/cgi-bin/user/get' } });
  expect(await stage.signIn('linxiao')).toBe('/flows');
  expect(wecom.counters.read().logins).toBe(2);
});
