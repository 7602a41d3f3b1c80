/** `login.dingtalk.com/oauth2/auth`: somebody picks who they are, and goes back with a code that is good for five minutes, once. */
import { randomBytes } from 'node:crypto';
import { isAllowedRedirect, loginPage, loginRefused, sendBack } from '../../simulation/login-page.ts';
import { queryParameters, type SimAnswer, type SimRequest } from '../../simulation/sim-http.ts';
import type { DingtalkWorld } from '../dingtalk-state.ts';

const SYSTEM = '钉钉';
const SCOPES = new Set(['openid', 'openid corpid']);

export function dingtalkLogin({ state, clock }: DingtalkWorld, request: SimRequest): SimAnswer {
  const query = queryParameters(request.query);
  const app = state.apps.find((each) => each.appKey === query.get('client_id'));
  if (!app) return loginRefused(SYSTEM, '错误描述：client_id 无效，应用不存在或已停用');
  if (query.get('response_type') !== 'code') {
    return loginRefused(SYSTEM, '错误描述：response_type 应为 code');
  }
  const scope = query.get('scope') ?? '';
  if (!SCOPES.has(scope)) return loginRefused(SYSTEM, `错误描述：不支持的 scope：${scope}`);
  const back = query.get('redirect_uri') ?? '';
  if (!isAllowedRedirect(back, app.redirectHosts ?? state.login.redirectHosts)) {
    return loginRefused(SYSTEM, '错误描述：redirect_uri 未在应用的“安全设置-重定向URL”中登记');
  }
  const sentState = query.get('state');
  const echo: Record<string, string> = sentState === undefined ? {} : { state: sentState };
  if (request.method !== 'POST') {
    const people = [
      ...[...state.users.values()].map(({ unionid, name, title }) => ({ id: unionid, name, note: title })),
      ...state.outsiders.map(({ unionid, name, note }) => ({ id: unionid, name, note })),
    ];
    return loginPage({ system: SYSTEM, app: app.appKey, people });
  }
  const form = queryParameters(request.body);
  if (form.has('cancel')) return sendBack(back, { error: 'access_denied', ...echo });
  const unionid = form.get('person') ?? '';
  const isKnown =
    [...state.users.values()].some((user) => user.unionid === unionid) ||
    state.outsiders.some((outsider) => outsider.unionid === unionid);
  if (!isKnown) return loginRefused(SYSTEM, '错误描述：登录失败');
  const authCode = randomBytes(16).toString('hex');
  state.login.codes.set(authCode, {
    unionid,
    appKey: app.appKey,
    withCorp: scope.includes('corpid'),
    createdMs: clock.now(),
    used: false,
  });
  return sendBack(back, { authCode, ...echo });
}
