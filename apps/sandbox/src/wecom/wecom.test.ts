import { describe, expect, it } from 'vitest';
import { authorisedWecom, REDIRECT } from '../testing/call-wecom.ts';
import { DEMO_APP, DEMO_CORP_ID, SECOND_APP } from './wecom-state.ts';

const HOUR_MS = 3_600_000;

const codeOf = (came: URL | string) =>
  typeof came === 'string' ? '' : (came.searchParams.get('code') ?? '');

describe('tokens', () => {
  it('gives the same token while it is valid, with what is left of its two hours', () => {
    const { sim, get, token } = authorisedWecom();
    sim.clock.change({ freeze: true });
    sim.clock.advance(HOUR_MS);
    const again = get('/cgi-bin/gettoken', { corpid: DEMO_CORP_ID, corpsecret: DEMO_APP.secret });
    expect(again).toMatchObject({ errcode: 0, access_token: token });
    expect(again.expires_in).toBeLessThanOrEqual(3600);
    sim.clock.advance(HOUR_MS);
    const next = get('/cgi-bin/gettoken', { corpid: DEMO_CORP_ID, corpsecret: DEMO_APP.secret });
    expect(next.access_token).not.toBe(token);
  });

  it('tells a wrong enterprise, a wrong secret, no token, an unknown and an expired one apart', () => {
    const { sim, get, token } = authorisedWecom();
    expect(get('/cgi-bin/gettoken', { corpid: 'ww0', corpsecret: DEMO_APP.secret }).errcode).toBe(40013);
    expect(get('/cgi-bin/gettoken', { corpid: DEMO_CORP_ID, corpsecret: 'x' }).errcode).toBe(40001);
    const user = (more: object) => get('/cgi-bin/user/get', { userid: 'linxiao', ...more }).errcode;
    expect([user({}), user({ access_token: 'x' }), user({ access_token: token })]).toEqual([41001, 40014, 0]);
    sim.clock.advance(2.1 * HOUR_MS);
    expect(user({ access_token: token })).toBe(42001);
  });
});

describe('the login page', () => {
  it('sends a member back with a code that says who it is, once', () => {
    const { login, ask } = authorisedWecom();
    const came = login('linxiao');
    expect(String(came)).toMatch(
      new RegExp(`^${REDIRECT}\\?code=[\\w-]{32}&state=s1&appid=${DEMO_CORP_ID}$`),
    );
    const code = codeOf(came);
    expect(ask('/cgi-bin/auth/getuserinfo', { code })).toMatchObject({ errcode: 0, userid: 'linxiao' });
    expect(ask('/cgi-bin/auth/getuserinfo', { code }).errcode).toBe(40029);
  });

  it('forgets a code after five minutes, and gives it to no other app', () => {
    const { sim, login, ask, get } = authorisedWecom();
    const late = codeOf(login('linxiao'));
    const { access_token: other } = get('/cgi-bin/gettoken', {
      corpid: DEMO_CORP_ID,
      corpsecret: SECOND_APP.secret,
    });
    const theirs = get('/cgi-bin/auth/getuserinfo', { access_token: String(other), code: late });
    expect(theirs.errcode).toBe(40029);
    sim.clock.advance(5 * 60_000 + 1);
    expect(ask('/cgi-bin/auth/getuserinfo', { code: late }).errcode).toBe(40029);
  });

  it('tells whom the app may not see, and who is no member', () => {
    const { login, ask } = authorisedWecom();
    expect(ask('/cgi-bin/auth/getuserinfo', { code: codeOf(login('zoubiao')) }).errcode).toBe(50002);
    const guest = ask('/cgi-bin/auth/getuserinfo', { code: codeOf(login('oGuest0000000000000000000001')) });
    expect(guest).toMatchObject({ errcode: 0, openid: 'oGuest0000000000000000000001' });
    expect(guest).not.toHaveProperty('userid');
  });

  it('refuses another enterprise, an unknown app and a host that was not entered', () => {
    const { login } = authorisedWecom();
    expect(login('linxiao', { appid: 'ww0' })).toContain('appid');
    expect(login('linxiao', { agentid: '1' })).toContain('agentid');
    for (const redirect_uri of ['https://evil.example/', 'javascript:alert(1)', 'nothing']) {
      expect(login('linxiao', { redirect_uri })).toContain('授权完成回调域名');
    }
  });
});

describe('the address book', () => {
  it('shows an app its own departments and who is in them', () => {
    const { ask } = authorisedWecom();
    expect(ask('/cgi-bin/user/get', { userid: 'linxiao' })).toMatchObject({ name: '林晓', department: [4] });
    expect(ask('/cgi-bin/user/get', { userid: 'zoubiao' }).errcode).toBe(60011);
    expect(ask('/cgi-bin/user/get', { userid: 'nobody' }).errcode).toBe(60111);
    expect(ask('/cgi-bin/department/get', { id: '1' }).errcode).toBe(60011);
    expect(ask('/cgi-bin/department/get', { id: '77' }).errcode).toBe(60123);
    const { department } = ask('/cgi-bin/department/list');
    expect(department).toMatchObject([{ id: 2 }, { id: 3 }, { id: 4, parentid: 2 }]);
  });

  it('lists tags, and whom each is on', () => {
    const { ask } = authorisedWecom();
    expect(ask('/cgi-bin/tag/list')).toMatchObject({
      taglist: [{ tagid: 1 }, { tagid: 2, tagname: '值班' }],
    });
    expect(ask('/cgi-bin/tag/get', { tagid: '2' })).toMatchObject({ userlist: [], partylist: [3] });
    expect(ask('/cgi-bin/tag/get', { tagid: '9' }).errcode).toBe(40068);
    expect(ask('/cgi-bin/agent/get', { agentid: String(SECOND_APP.agentId) }).errcode).toBe(301002);
  });
});
