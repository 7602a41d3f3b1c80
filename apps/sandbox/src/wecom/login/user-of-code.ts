import { seesUser } from '../visible-range.ts';
import { WecomError } from '../wecom-answer.ts';
import type { WecomCall } from '../wecom-state.ts';
import { LOGIN_CODE_MS } from './login-code.ts';

/** `/cgi-bin/auth/getuserinfo`: the `userid` of a member, the `openid` of anybody else. */
export function userOfCode({ state, clock, app, query }: WecomCall): Record<string, unknown> {
  const code = state.loginCodes.get(query.get('code') ?? '');
  const isFresh = code && !code.used && clock.now() - code.createdMs <= LOGIN_CODE_MS;
  if (!code || !isFresh || code.agentId !== app.agentId) throw new WecomError(40029, 'invalid code');
  code.used = true;
  const { who } = code;
  if (!('userid' in who)) return { openid: who.openid };
  if (!seesUser(state, app, who.userid)) throw new WecomError(50002, 'user not in app visible range');
  return { userid: who.userid, user_ticket: '' };
}
