import type { Fault } from '../simulation/fault-plan.ts';
import {
  headerText,
  isJsonObject,
  jsonAnswer,
  queryParameters,
  type SimAnswer,
  type SimRequest,
} from '../simulation/sim-http.ts';
import { executeTask, getProcess, queryInstanceIds, startProcess, terminateProcess } from './api-workflow.ts';
import { ApiError, generationOf, OapiError, oapiAnswer } from './dingtalk-answer.ts';
import type { DingtalkApp, DingtalkCall, DingtalkWorld } from './dingtalk-state.ts';
import { parentsOfUser, roleList, userByUnionId } from './login/login-contacts.ts';
import { dingtalkLogin } from './login/login-page.ts';
import { userAccessToken, whoAmI } from './login/user-token.ts';
import { noticeResult, sendWorkNotice } from './notices/work-notice.ts';
import {
  departmentById,
  subDepartmentIds,
  subDepartments,
  userByCode,
  userById,
  usersOfDepartment,
} from './oapi-contacts.ts';
import { failedCallbacks, getOldInstance, listIds } from './oapi-workflow.ts';
import type { QpsLimiter } from './qps-limiter.ts';
import { TOKEN_LIFETIME_SECONDS } from './tokens.ts';

type Handler = (call: DingtalkCall) => Record<string, unknown>;

/** Old generation: any of these by POST; the body may be JSON or a form. */
const OAPI_POST: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['/topapi/processinstance/listids', listIds],
  ['/topapi/processinstance/get', getOldInstance],
  ['/topapi/message/corpconversation/asyncsend_v2', sendWorkNotice],
  ['/topapi/message/corpconversation/getsendresult', noticeResult],
  ['/topapi/v2/user/getuserinfo', userByCode],
  ['/topapi/v2/user/get', userById],
  ['/topapi/v2/user/list', usersOfDepartment],
  ['/topapi/user/getbyunionid', userByUnionId],
  ['/topapi/v2/department/listparentbyuser', parentsOfUser],
  ['/topapi/role/list', roleList],
  ['/topapi/v2/department/get', departmentById],
  ['/topapi/v2/department/listsub', subDepartments],
  ['/topapi/v2/department/listsubid', subDepartmentIds],
]);

const OAPI_GET: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['/call_back/get_call_back_failed_result', failedCallbacks],
]);

const API: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['POST /v1.0/workflow/processInstances', startProcess],
  ['GET /v1.0/workflow/processInstances', getProcess],
  ['POST /v1.0/workflow/processInstances/execute', executeTask],
  ['POST /v1.0/workflow/processInstances/terminate', terminateProcess],
  ['POST /v1.0/workflow/processes/instanceIds/query', queryInstanceIds],
]);

/** Answers a call of either generation. Throws OapiError or ApiError for every refusal. */
export function routeDingtalk(
  world: DingtalkWorld,
  limiter: QpsLimiter,
  { request, fault }: { request: SimRequest; fault: Fault | undefined },
): SimAnswer {
  const query = queryParameters(request.query);
  const { method, path } = request;
  if (path === '/gettoken') return oldToken(world, query);
  if (path === '/v1.0/oauth2/accessToken' && method === 'POST') return newToken(world, request);
  if (path === '/oauth2/auth') return dingtalkLogin(world, request);
  if (path === '/v1.0/oauth2/userAccessToken' && method === 'POST')
    return userAccessToken(world, apiBody(request));
  if (path === '/v1.0/contact/users/me' && method === 'GET') return whoAmI(world, request);
  const corpToken = /^\/v1\.0\/oauth2\/([^/]+)\/token$/.exec(path);
  if (corpToken && method === 'POST') return corpTokenAnswer(world, corpToken[1] ?? '', request);

  if (generationOf(path) === 'api') {
    const handler = API.get(`${method} ${path}`);
    if (!handler)
      throw new ApiError(404, 'InvalidAction.NotFound', `Specified api is not found: ${method} ${path}`);
    const app = appOfHeader(world, request);
    limiter.check(app.appKey, path);
    return jsonAnswer(200, handler({ ...world, request, app, query, body: apiBody(request), fault }));
  }
  const handler = method === 'POST' ? OAPI_POST.get(path) : method === 'GET' ? OAPI_GET.get(path) : undefined;
  if (!handler) throw new OapiError(404, `请求的URI地址不存在：${method} ${path}`);
  const app = appOfQuery(world, path, query);
  if (app.ipAllowed === false) throw new OapiError(60020, '访问ip不在白名单之中');
  limiter.check(app.appKey, path);
  return oapiAnswer(handler({ ...world, request, app, query, body: oapiBody(request), fault }));
}

function oldToken(world: DingtalkWorld, query: Map<string, string>): SimAnswer {
  const appKey = query.get('appkey');
  const appSecret = query.get('appsecret');
  if (!appKey || !appSecret) throw new OapiError(40035, '缺少参数 appkey 或 appsecret');
  const app = world.state.apps.find((each) => each.appKey === appKey && each.appSecret === appSecret);
  if (!app) throw new OapiError(40089, '不合法的corpid或corpsecret');
  world.counters.login();
  const token = world.tokens.issue(app.appKey);
  return jsonAnswer(200, {
    errcode: 0,
    access_token: token,
    errmsg: 'ok',
    expires_in: TOKEN_LIFETIME_SECONDS,
  });
}

function newToken(world: DingtalkWorld, request: SimRequest): SimAnswer {
  const { appKey, appSecret } = apiBody(request);
  const app = appWithSecret(world, appKey, appSecret);
  return jsonAnswer(200, { accessToken: world.tokens.issue(app.appKey), expireIn: TOKEN_LIFETIME_SECONDS });
}

function corpTokenAnswer(world: DingtalkWorld, corpId: string, request: SimRequest): SimAnswer {
  const { client_id: id, client_secret: secret, grant_type: grant } = apiBody(request);
  if (grant !== 'client_credentials')
    throw new ApiError(400, 'invalidParameter', 'grant_type 应为 client_credentials');
  const app = appWithSecret(world, id, secret);
  if (app.corpId !== corpId) throw new ApiError(400, 'invalidClientIdOrSecret', '无效的 corpId');
  return jsonAnswer(200, {
    access_token: world.tokens.issue(app.appKey),
    expires_in: TOKEN_LIFETIME_SECONDS,
  });
}

function appWithSecret(world: DingtalkWorld, id: unknown, secret: unknown): DingtalkApp {
  const app = world.state.apps.find((each) => each.appKey === id && each.appSecret === secret);
  if (!app) throw new ApiError(400, 'invalidClientIdOrSecret', '无效的clientId或者clientSecret');
  world.counters.login();
  return app;
}

function appOfHeader(world: DingtalkWorld, request: SimRequest): DingtalkApp {
  const check = world.tokens.check(headerText(request, 'x-acs-dingtalk-access-token') ?? '');
  if (check.state !== 'valid') throw new ApiError(400, 'InvalidAuthentication', '不合法的access_token');
  return appOf(world, check.appKey);
}

/** `/topapi` wraps an unknown token in errcode 88; an expired and a missing one have codes of their own. */
function appOfQuery(world: DingtalkWorld, path: string, query: Map<string, string>): DingtalkApp {
  const token = query.get('access_token');
  if (!token) throw new OapiError(41001, '缺少access_token参数');
  const check = world.tokens.check(token);
  if (check.state === 'valid') return appOf(world, check.appKey);
  if (check.state === 'expired') throw new OapiError(42001, 'access_token超时');
  if (path.startsWith('/topapi/')) throw new OapiError(88, '不合法的access_token', '40014');
  throw new OapiError(40014, '不合法的access_token');
}

function appOf(world: DingtalkWorld, appKey: string): DingtalkApp {
  const app = world.state.apps.find((each) => each.appKey === appKey);
  if (!app) throw new Error(`dingtalk-token-without-app: ${appKey}`);
  return app;
}

function apiBody(request: SimRequest): Record<string, unknown> {
  if (request.body === '') return {};
  try {
    const value: unknown = JSON.parse(request.body);
    if (isJsonObject(value)) return value;
  } catch {
    // falls through: told below
  }
  throw new ApiError(400, 'invalidParameter', 'the body is not a JSON object');
}

function oapiBody(request: SimRequest): Record<string, unknown> {
  const form = /application\/x-www-form-urlencoded/i.test(headerText(request, 'content-type') ?? '');
  if (form) return Object.fromEntries(queryParameters(request.body));
  if (request.body === '') return {};
  try {
    const value: unknown = JSON.parse(request.body);
    if (isJsonObject(value)) return value;
  } catch {
    // falls through: told below
  }
  throw new OapiError(40035, '不合法的参数：请求体不是 JSON 对象');
}
