/** `POST /v1.0/oauth2/userAccessToken` and `GET /v1.0/contact/users/me`: the code becomes a person's token, the token a person. */
import { randomBytes } from 'node:crypto';
import { headerText, jsonAnswer, type SimAnswer, type SimRequest } from '../../simulation/sim-http.ts';
import { ApiError } from '../dingtalk-answer.ts';
import type { DingtalkWorld } from '../dingtalk-state.ts';
import { LOGIN_CODE_MS, USER_TOKEN_SECONDS } from './login-state.ts';

export function userAccessToken({ state, clock }: DingtalkWorld, body: Record<string, unknown>): SimAnswer {
  const { clientId, clientSecret, code, grantType } = body;
  if (grantType !== 'authorization_code') {
    throw new ApiError(400, 'invalidParameter', 'grantType 应为 authorization_code');
  }
  const app = state.apps.find((each) => each.appKey === clientId && each.appSecret === clientSecret);
  if (!app) throw new ApiError(400, 'invalidClientIdOrSecret', '无效的clientId或者clientSecret');
  const given = typeof code === 'string' ? state.login.codes.get(code) : undefined;
  const isFresh = given && !given.used && clock.now() - given.createdMs <= LOGIN_CODE_MS;
  if (!given || !isFresh || given.appKey !== app.appKey) {
    throw new ApiError(400, 'invalidParameter.authCode.notFound', '不合法的临时授权码');
  }
  given.used = true;
  const accessToken = randomBytes(16).toString('hex');
  const { unionid } = given;
  state.login.userTokens.set(accessToken, {
    unionid,
    expiresMs: clock.now() + USER_TOKEN_SECONDS * 1000,
  });
  const corpId = state.outsiders.find((each) => each.unionid === unionid)?.corpId ?? app.corpId;
  return jsonAnswer(200, {
    expireIn: USER_TOKEN_SECONDS,
    accessToken,
    refreshToken: randomBytes(16).toString('hex'),
    ...(given.withCorp ? { corpId } : {}),
  });
}

/** What everybody may know of themselves; the enterprise's address book is another matter. */
export function whoAmI({ state, clock }: DingtalkWorld, request: SimRequest): SimAnswer {
  const token = state.login.userTokens.get(headerText(request, 'x-acs-dingtalk-access-token') ?? '');
  if (!token || token.expiresMs <= clock.now()) {
    throw new ApiError(400, 'InvalidAuthentication', '不合法的access_token');
  }
  const { unionid } = token;
  const user = [...state.users.values()].find((each) => each.unionid === unionid);
  const outsider = state.outsiders.find((each) => each.unionid === unionid);
  return jsonAnswer(200, {
    nick: user?.name ?? outsider?.name ?? '',
    unionId: unionid,
    openId: `open-${unionid}`,
    mobile: user?.mobile ?? '',
    stateCode: '86',
    ...(user?.email ? { email: user.email } : {}),
  });
}
