import { describe, expect, it } from 'vitest';
import { authorisedDingtalk } from '../../testing/call-dingtalk.ts';
import { DEMO_APP, SECOND_APP } from '../dingtalk-state.ts';

const REDIRECT = 'http://127.0.0.1:4400/api/sso/callback';

function loginDesk() {
  const caller = authorisedDingtalk();
  const { sim, raw } = caller;
  const asked = {
    redirect_uri: REDIRECT,
    response_type: 'code',
    client_id: DEMO_APP.appKey,
    scope: 'openid corpid',
    state: 's1',
  };
  const login = (person: string, change: Record<string, string> = {}) => {
    const answer = sim.handle({
      method: 'POST',
      path: '/oauth2/auth',
      query: new URLSearchParams({ ...asked, ...change }).toString(),
      headers: {},
      body: new URLSearchParams({ person }).toString(),
      baseUrl: 'http://dingtalk.test',
    });
    const { location } = answer.headers;
    return typeof location === 'string' ? new URL(location) : answer.body;
  };
  const codeOf = (came: URL | string) =>
    typeof came === 'string' ? '' : (came.searchParams.get('authCode') ?? '');
  const exchange = (code: string, { appKey, appSecret } = DEMO_APP) =>
    raw('POST', '/v1.0/oauth2/userAccessToken', {
      body: JSON.stringify({
        clientId: appKey,
        clientSecret: appSecret,
        code,
        grantType: 'authorization_code',
      }),
    });
  return { ...caller, login, codeOf, exchange };
}

describe('the login page', () => {
  it('sends back a code that becomes a token of the person, once', () => {
    const { login, codeOf, exchange, raw } = loginDesk();
    const came = login('union-felix');
    expect(String(came)).toMatch(/callback\?authCode=[0-9a-f]{32}&state=s1$/);
    const token = exchange(codeOf(came)).json();
    expect(token).toMatchObject({ corpId: DEMO_APP.corpId, expireIn: 7200 });
    const headers = { 'x-acs-dingtalk-access-token': String(token.accessToken) };
    expect(raw('GET', '/v1.0/contact/users/me', { headers }).json()).toMatchObject({
      unionId: 'union-felix',
    });
    expect(exchange(codeOf(came)).json().code).toBe('invalidParameter.authCode.notFound');
  });

  it('gives a code to its own app only, and for five minutes', () => {
    const { sim, login, codeOf, exchange } = loginDesk();
    const came = login('union-felix');
    expect(exchange(codeOf(came), SECOND_APP).status).toBe(400);
    expect(exchange(codeOf(came), { ...DEMO_APP, appSecret: 'no' }).json().code).toBe(
      'invalidClientIdOrSecret',
    );
    sim.clock.advance(5 * 60_000 + 1);
    expect(exchange(codeOf(came)).json().code).toBe('invalidParameter.authCode.notFound');
  });

  it('tells the organisation only to who asked for it', () => {
    const { login, codeOf, exchange } = loginDesk();
    expect(exchange(codeOf(login('union-felix', { scope: 'openid' }))).json()).not.toHaveProperty('corpId');
    expect(exchange(codeOf(login('union-outsider'))).json().corpId).not.toBe(DEMO_APP.corpId);
  });

  it('refuses an unknown app, another scope and an address that was not entered', () => {
    const { login } = loginDesk();
    expect(login('union-felix', { client_id: 'x' })).toContain('client_id');
    expect(login('union-felix', { scope: 'everything' })).toContain('scope');
    expect(login('union-felix', { redirect_uri: 'https://evil.example/' })).toContain('redirect_uri');
  });
});

it('knows who works here, who is a contact and who is neither; where they are, and their roles', () => {
  const { sim, oapi } = loginDesk();
  const byUnion = (unionid: string) => oapi('/topapi/user/getbyunionid', { unionid }).json();
  expect(byUnion('union-user1')).toMatchObject({ result: { contact_type: 0, userid: 'user1' } });
  expect(byUnion('union-supplier')).toMatchObject({ result: { contact_type: 1 } });
  expect(byUnion('union-stranger').errcode).toBe(60121);
  expect(
    oapi('/topapi/v2/department/listparentbyuser', { userid: '1234567890123456789' }).json(),
  ).toMatchObject({
    result: { parent_list: [{ parent_dept_id_list: [103, 102, 1] }] },
  });
  const felix = () => oapi('/topapi/v2/user/get', { userid: 'felix' }).json();
  expect(felix()).toMatchObject({ result: { role_list: [{ name: '采购负责人' }] } });
  sim.state.outOfRange.add('felix');
  expect(felix().errcode).toBe(50002);
});
