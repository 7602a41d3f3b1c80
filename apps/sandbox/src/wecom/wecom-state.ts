import type { Counters } from '../simulation/counters.ts';
import type { SimClock } from '../simulation/sim-clock.ts';
import type { SimRequest } from '../simulation/sim-http.ts';
import type { LoginCode } from './login/login-code.ts';
import {
  SEEDED_DEPARTMENTS,
  SEEDED_OUTSIDERS,
  SEEDED_TAGS,
  SEEDED_USERS,
  type WecomDepartment,
  type WecomOutsider,
  type WecomTag,
  type WecomUser,
} from './seed/seed-contacts.ts';
import type { WecomTokens } from './tokens.ts';

export const DEMO_CORP_ID = 'wwf1owbr1dgedem001';

/** An app of the enterprise: who may ask for tokens. */
export type WecomApp = {
  agentId: number;
  secret: string;
  name: string;
  /** Departments it may see, with all below. */
  visibleParties: number[];
  /** Host names its login may go back to (授权回调域); without: this machine's and the sandbox's own. */
  redirectHosts?: string[] | undefined;
  /** False: calls come from an address that is not in its list. */
  ipAllowed?: boolean | undefined;
};

export const DEMO_APP: WecomApp = {
  agentId: 1000002,
  secret: 'flowbridge-wecom-secret-000000000000000000',
  name: 'Flowbridge',
  visibleParties: [2, 3],
};

/** A second app, which sees everything. */
export const SECOND_APP: WecomApp = {
  agentId: 1000003,
  secret: 'flowbridge-wecom-secret-000000000000000003',
  name: '审批',
  visibleParties: [1],
};

export type WecomState = {
  corpId: string;
  apps: WecomApp[];
  users: Map<string, WecomUser>;
  departments: Map<number, WecomDepartment>;
  tags: Map<number, WecomTag>;
  outsiders: Map<string, WecomOutsider>;
  /** Sign-in codes by code. */
  loginCodes: Map<string, LoginCode>;
  /** Host names of apps that name none themselves. */
  redirectHosts: string[];
};

export function createWecomState(hosts: readonly string[]): WecomState {
  const state: WecomState = {
    corpId: DEMO_CORP_ID,
    apps: [],
    users: new Map(),
    departments: new Map(),
    tags: new Map(),
    outsiders: new Map(),
    loginCodes: new Map(),
    redirectHosts: ['127.0.0.1', 'localhost', ...hosts],
  };
  resetWecomState(state);
  return state;
}

/** Puts the seed data back into the same object. */
export function resetWecomState(state: WecomState): void {
  state.apps = [DEMO_APP, SECOND_APP];
  state.users = new Map(SEEDED_USERS.map((user) => [user.userid, user]));
  state.departments = new Map(SEEDED_DEPARTMENTS.map((department) => [department.id, department]));
  state.tags = new Map(SEEDED_TAGS.map((tag) => [tag.tagid, tag]));
  state.outsiders = new Map(SEEDED_OUTSIDERS.map((outsider) => [outsider.openid, outsider]));
  state.loginCodes = new Map();
}

/** What every handler works with. */
export type WecomWorld = { state: WecomState; clock: SimClock; counters: Counters; tokens: WecomTokens };

/** An authorised call. */
export type WecomCall = WecomWorld & { request: SimRequest; app: WecomApp; query: Map<string, string> };
