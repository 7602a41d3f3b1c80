import type { Counters } from '../simulation/counters.ts';
import type { Fault } from '../simulation/fault-plan.ts';
import type { SimClock } from '../simulation/sim-clock.ts';
import type { SimRequest } from '../simulation/sim-http.ts';
import type { CallbackPusher } from './callbacks/callback-pusher.ts';
import { createLoginState, type LoginState } from './login/login-state.ts';
import type { WorkNotice } from './notices/work-notice.ts';
import {
  type Department,
  type DingtalkUser,
  SEEDED_DEPARTMENTS,
  SEEDED_USERS,
} from './seed/seed-contacts.ts';
import { type Outsider, SEEDED_ROLES, seededOutsiders } from './seed/seed-login.ts';
import { SEEDED_TEMPLATES } from './seed/seed-templates.ts';
import type { TokenStore } from './tokens.ts';
import type { ApprovalInstance } from './workflow/approval-instance.ts';
import type { ProcessTemplate } from './workflow/process-template.ts';

/** An internal app of the company: who may ask for tokens. */
export type DingtalkApp = {
  appKey: string;
  appSecret: string;
  agentId: number;
  corpId: string;
  /** Host names its login may go back to; without: this machine's and the sandbox's own. */
  redirectHosts?: string[] | undefined;
  /** False: calls come from an address that is not in its list. */
  ipAllowed?: boolean | undefined;
};

export const DEMO_APP: DingtalkApp = {
  appKey: 'dingflowbridgekey001',
  appSecret: 'flowbridge-dingtalk-secret',
  agentId: 1000000001,
  corpId: 'dinge8a56572f80b02a8',
};

/** A second app of the same company: each app pushes its events to one address, so each receiving flow has one of its own. */
export const SECOND_APP: DingtalkApp = {
  appKey: 'dingflowbridgekey002',
  appSecret: 'flowbridge-dingtalk-secret-002',
  agentId: 1000000002,
  corpId: DEMO_APP.corpId,
};

export type DingtalkState = {
  apps: DingtalkApp[];
  users: Map<string, DingtalkUser>;
  departments: Map<number, Department>;
  templates: Map<string, ProcessTemplate>;
  /** In order of creation. */
  instances: Map<string, ApprovalInstance>;
  notices: WorkNotice[];
  /** One-time sign-in codes by code. */
  authCodes: Map<string, { userId: string; createdMs: number; used: boolean }>;
  login: LoginState;
  outsiders: Outsider[];
  /** Names of roles by user id. */
  userRoles: Map<string, string[]>;
  /** User ids the apps may not see. */
  outOfRange: Set<string>;
  /** Calls per second, per app and API; null switches the limiter off. */
  qpsPerApi: number | null;
  nextTaskId: number;
  nextBusinessNumber: number;
  nextNoticeTask: number;
};

export function createDingtalkState(
  qpsPerApi: number | null,
  redirectHosts: readonly string[] = [],
): DingtalkState {
  const state: DingtalkState = {
    apps: [],
    users: new Map(),
    departments: new Map(),
    templates: new Map(),
    instances: new Map(),
    notices: [],
    authCodes: new Map(),
    login: createLoginState(redirectHosts),
    outsiders: [],
    userRoles: new Map(),
    outOfRange: new Set(),
    qpsPerApi,
    nextTaskId: 0,
    nextBusinessNumber: 0,
    nextNoticeTask: 0,
  };
  resetDingtalkState(state, qpsPerApi);
  return state;
}

/** Puts the seed data back into the same object. */
export function resetDingtalkState(state: DingtalkState, qpsPerApi: number | null): void {
  state.apps = [DEMO_APP, SECOND_APP];
  state.users = new Map(SEEDED_USERS.map((user) => [user.userid, user]));
  state.departments = new Map(SEEDED_DEPARTMENTS.map((department) => [department.dept_id, department]));
  state.templates = new Map(SEEDED_TEMPLATES.map((template) => [template.processCode, template]));
  state.instances = new Map();
  state.notices = [];
  state.authCodes = new Map();
  state.login.codes.clear();
  state.login.userTokens.clear();
  state.outsiders = seededOutsiders(DEMO_APP.corpId);
  state.userRoles = new Map(SEEDED_ROLES.map(([userId, names]) => [userId, [...names]]));
  state.outOfRange = new Set();
  state.qpsPerApi = qpsPerApi;
  state.nextTaskId = 66738;
  state.nextBusinessNumber = 123456;
  state.nextNoticeTask = 256271667526;
}

/** What every handler works with. */
export type DingtalkWorld = {
  state: DingtalkState;
  clock: SimClock;
  counters: Counters;
  tokens: TokenStore;
  pusher: CallbackPusher;
};

/** An authorised call. */
export type DingtalkCall = DingtalkWorld & {
  request: SimRequest;
  app: DingtalkApp;
  query: Map<string, string>;
  /** Parsed body; an empty object when there was none. */
  body: Record<string, unknown>;
  /** A fault the handler itself must play. */
  fault: Fault | undefined;
};
