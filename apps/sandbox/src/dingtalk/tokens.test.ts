import { describe, expect, it } from 'vitest';
import { authorisedDingtalk } from '../testing/call-dingtalk.ts';
import { DEMO_APP } from './dingtalk-state.ts';

const HOUR_MS = 3_600_000;
const { appKey, appSecret, corpId } = DEMO_APP;

describe('access tokens', () => {
  it('gives the same token from all three addresses while it is valid, and extends it', () => {
    const { sim, raw, api, token } = authorisedDingtalk();
    sim.clock.advance(1.9 * HOUR_MS);
    const fresh = raw('POST', '/v1.0/oauth2/accessToken', { body: JSON.stringify({ appKey, appSecret }) });
    expect(fresh.json()).toEqual({ accessToken: token, expireIn: 7200 });
    const body = JSON.stringify({
      client_id: appKey,
      client_secret: appSecret,
      grant_type: 'client_credentials',
    });
    expect(raw('POST', `/v1.0/oauth2/${corpId}/token`, { body }).json()).toEqual({
      access_token: token,
      expires_in: 7200,
    });
    sim.clock.advance(1.9 * HOUR_MS);
    expect(api('GET', '/v1.0/workflow/processInstances?processInstanceId=x').json().code).toBe(
      'processGetFailed',
    );
    expect(sim.counters.read().logins).toBe(3);
  });

  it('answers wrong secrets in the shape of each generation', () => {
    const { raw } = authorisedDingtalk();
    expect(raw('GET', `/gettoken?appkey=${appKey}&appsecret=no`).json()).toMatchObject({ errcode: 40089 });
    const refused = raw('POST', '/v1.0/oauth2/accessToken', {
      body: JSON.stringify({ appKey, appSecret: 'no' }),
    });
    expect([refused.status, refused.json().code]).toEqual([400, 'invalidClientIdOrSecret']);
  });

  it('tells missing, unknown and expired tokens apart on the old host, not on the new one', () => {
    const { sim, raw, oapi, api } = authorisedDingtalk();
    const get = '/topapi/processinstance/get';
    expect(raw('POST', get, { body: '{}' }).json().errcode).toBe(41001);
    expect(raw('POST', `${get}?access_token=nope`, { body: '{}' }).json()).toMatchObject({
      errcode: 88,
      errmsg: 'ding talk error[subcode=40014,submsg=不合法的access_token]',
      sub_code: '40014',
      sub_msg: '不合法的access_token',
    });
    expect(raw('GET', '/call_back/get_call_back_failed_result?access_token=nope').json().errcode).toBe(40014);
    const missing = raw('GET', '/v1.0/workflow/processInstances');
    expect([missing.status, missing.json().code]).toEqual([400, 'InvalidAuthentication']);
    sim.clock.advance(2.1 * HOUR_MS);
    expect(oapi(get, {}).json().errcode).toBe(42001);
    expect(api('GET', '/v1.0/workflow/processInstances').json().code).toBe('InvalidAuthentication');
  });

  it('limits calls per second only when told to', () => {
    const { sim, api, oapi } = authorisedDingtalk({ qpsPerApi: 2 });
    sim.clock.change({ freeze: true });
    const get = () => api('GET', '/v1.0/workflow/processInstances?processInstanceId=x');
    expect([get().status, get().status, get().status]).toEqual([400, 400, 403]);
    expect(get().json().code).toBe('Forbidden.AccessDenied.QpsLimitForAppkeyAndApi');
    const list = () => oapi('/topapi/v2/user/get', { userid: 'felix' }).json().errcode;
    expect([list(), list(), list()]).toEqual([0, 0, 90018]);
    sim.clock.advance(1000);
    expect(get().status).toBe(400);
  });
});
