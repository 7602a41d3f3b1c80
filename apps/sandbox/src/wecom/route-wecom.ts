import { queryParameters, type SimAnswer, type SimRequest } from '../simulation/sim-http.ts';
import { agentById, departmentById, departmentList, tagById, tagList, userById } from './contacts.ts';
import { wecomLogin } from './login/login-page.ts';
import { userOfCode } from './login/user-of-code.ts';
import { WecomError, wecomAnswer } from './wecom-answer.ts';
import type { WecomApp, WecomCall, WecomWorld } from './wecom-state.ts';

type Handler = (call: WecomCall) => Record<string, unknown>;

const GET: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['/cgi-bin/auth/getuserinfo', userOfCode],
  ['/cgi-bin/user/get', userById],
  ['/cgi-bin/department/get', departmentById],
  ['/cgi-bin/department/list', departmentList],
  ['/cgi-bin/tag/list', tagList],
  ['/cgi-bin/tag/get', tagById],
  ['/cgi-bin/agent/get', agentById],
]);

/** Answers a call. Throws WecomError for every refusal. */
export function routeWecom(world: WecomWorld, request: SimRequest): SimAnswer {
  const query = queryParameters(request.query);
  const { method, path } = request;
  if (path === '/wwlogin/sso/login') return wecomLogin(world, request);
  if (path === '/cgi-bin/gettoken') return tokenAnswer(world, query);
  const handler = method === 'GET' ? GET.get(path) : undefined;
  if (!handler) throw new WecomError(40066, 'invalid url');
  const app = appOf(world, query);
  if (app.ipAllowed === false) throw new WecomError(60020, 'not allow to access from your ip');
  return wecomAnswer(handler({ ...world, request, app, query }));
}

function tokenAnswer({ state, tokens, counters }: WecomWorld, query: Map<string, string>): SimAnswer {
  if (query.get('corpid') !== state.corpId) throw new WecomError(40013, 'invalid corpid');
  const app = state.apps.find((each) => each.secret === query.get('corpsecret'));
  if (!app) throw new WecomError(40001, 'invalid credential');
  counters.login();
  const { token, secondsLeft } = tokens.issue(app.agentId);
  return wecomAnswer({ access_token: token, expires_in: secondsLeft });
}

function appOf({ state, tokens }: WecomWorld, query: Map<string, string>): WecomApp {
  const token = query.get('access_token');
  if (!token) throw new WecomError(41001, 'access_token missing');
  const check = tokens.check(token);
  if (check.state === 'expired') throw new WecomError(42001, 'access_token expired');
  const app = check.state === 'valid' ? state.apps.find((each) => each.agentId === check.agentId) : undefined;
  if (!app) throw new WecomError(40014, 'invalid access_token');
  return app;
}
