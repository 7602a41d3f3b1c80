/** `login.work.weixin.qq.com/wwlogin/sso/login`: somebody picks who they are, and goes back with a code. */
import { randomBytes } from 'node:crypto';
import { isAllowedRedirect, loginPage, loginRefused, sendBack } from '../../simulation/login-page.ts';
import { queryParameters, type SimAnswer, type SimRequest } from '../../simulation/sim-http.ts';
import type { WecomWorld } from '../wecom-state.ts';
import type { LoginCode } from './login-code.ts';

const SYSTEM = '企业微信';

export function wecomLogin({ state, clock }: WecomWorld, request: SimRequest): SimAnswer {
  const query = queryParameters(request.query);
  if (query.get('login_type') !== 'CorpApp') return loginRefused(SYSTEM, 'login_type 参数错误');
  if (query.get('appid') !== state.corpId) return loginRefused(SYSTEM, 'appid 参数错误：企业不存在');
  const app = state.apps.find((each) => String(each.agentId) === query.get('agentid'));
  if (!app) return loginRefused(SYSTEM, 'agentid 参数错误：应用不存在');
  const back = query.get('redirect_uri') ?? '';
  if (!isAllowedRedirect(back, app.redirectHosts ?? state.redirectHosts)) {
    return loginRefused(SYSTEM, 'redirect_uri 与配置的授权完成回调域名不一致');
  }
  const sentState = query.get('state');
  const echo: Record<string, string> = sentState === undefined ? {} : { state: sentState };
  if (request.method !== 'POST') {
    const people = [
      ...[...state.users.values()].map(({ userid, name, position }) => ({
        id: userid,
        name,
        note: position,
      })),
      ...[...state.outsiders.values()].map(({ openid, name, note }) => ({ id: openid, name, note })),
    ];
    return loginPage({ system: SYSTEM, app: app.name, people });
  }
  const form = queryParameters(request.body);
  // Whoever closes the page or declines comes back without a code.
  if (form.has('cancel')) return sendBack(back, echo);
  const person = form.get('person') ?? '';
  const who: LoginCode['who'] | undefined = state.users.has(person)
    ? { userid: person }
    : state.outsiders.has(person)
      ? { openid: person }
      : undefined;
  if (!who) return loginRefused(SYSTEM, '登录失败');
  const code = randomBytes(24).toString('base64url');
  state.loginCodes.set(code, { who, agentId: app.agentId, createdMs: clock.now(), used: false });
  return sendBack(back, { code, ...echo, appid: state.corpId });
}
