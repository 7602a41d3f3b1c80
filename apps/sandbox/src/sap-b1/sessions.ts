import { randomUUID } from 'node:crypto';
import type { SimClock } from '../simulation/sim-clock.ts';
import { isJsonObject, jsonAnswer, type SimAnswer, type SimRequest } from '../simulation/sim-http.ts';
import { invalidProperty, invalidSession, loginFailed, SapError, type SapVersion } from './sap-error.ts';
import type { SapUser } from './seed/seed-users.ts';

/**
 * Sessions of a Service Layer with two nodes behind a balancer. A session lives on one node only. A call with
 * `ROUTEID` goes to that node; without it (or with an unknown one) the balancer takes the nodes in turn, so a
 * client that loses the cookie sees 301 on every other call. Timeout is sliding, on the simulated clock.
 */
export type Session = { id: string; node: NodeName; user: SapUser; lastUsedMs: number };

export type NodeName = 'node1' | 'node2';

const NODES: readonly NodeName[] = ['node1', 'node2'];

export type Sessions = {
  /** Answers Login. Throws SapError for wrong credentials or an unknown field. */
  login(request: SimRequest, version: SapVersion): SimAnswer;
  /** The caller's session, its timeout extended. Throws SapError 301. */
  authorise(request: SimRequest): Session;
  /** Ends the session on the caller's node; unknown ones are ignored. */
  end(request: SimRequest): void;
  open(): number;
  clear(): void;
};

export type SessionOptions = {
  clock: SimClock;
  companyDb: string;
  users: readonly SapUser[];
  timeoutMinutes: number;
  onLogin: () => void;
};

export function createSessions(options: SessionOptions): Sessions {
  const sessions = new Map<string, Session>();
  let logins = 0;
  let unrouted = 0;
  const timeoutMs = options.timeoutMinutes * 60_000;

  function nodeFor(request: SimRequest): NodeName {
    const named = readCookies(request).get('ROUTEID')?.replace(/^\./, '');
    const node = NODES.find((candidate) => candidate === named);
    if (node) return node;
    unrouted += 1;
    return NODES[unrouted % NODES.length] ?? 'node1';
  }

  function forgetExpired(nowMs: number) {
    for (const session of sessions.values()) {
      if (nowMs - session.lastUsedMs > timeoutMs) sessions.delete(session.id);
    }
  }

  return {
    login(request, version) {
      const user = readCredentials(request, options);
      const nowMs = options.clock.now();
      forgetExpired(nowMs);
      const node = NODES[logins % NODES.length] ?? 'node1';
      logins += 1;
      options.onLogin();
      const session: Session = { id: randomUUID(), node, user, lastUsedMs: nowMs };
      sessions.set(session.id, session);
      return loginAnswer(request, version, session, options);
    },
    authorise(request) {
      const session = sessions.get(readCookies(request).get('B1SESSION') ?? '');
      const node = nodeFor(request);
      if (!session || session.node !== node) throw invalidSession();
      const nowMs = options.clock.now();
      if (nowMs - session.lastUsedMs > timeoutMs) {
        sessions.delete(session.id);
        throw invalidSession();
      }
      session.lastUsedMs = nowMs;
      return session;
    },
    end: (request) => {
      sessions.delete(readCookies(request).get('B1SESSION') ?? '');
    },
    open() {
      forgetExpired(options.clock.now());
      return sessions.size;
    },
    clear() {
      sessions.clear();
      logins = 0;
      unrouted = 0;
    },
  };
}

const LOGIN_FIELDS: readonly string[] = ['CompanyDB', 'UserName', 'Password', 'Language'];

function readCredentials(request: SimRequest, options: SessionOptions): SapUser {
  const body = parseObject(request.body);
  if (!body) throw new SapError(400, 206, 'Bad login content.');
  const unknown = Object.keys(body).find((name) => !LOGIN_FIELDS.includes(name));
  if (unknown !== undefined) throw invalidProperty(unknown, 'B1Session');
  const { CompanyDB, UserName, Password, Language } = body;
  if (Language !== undefined && !Number.isInteger(Language)) throw invalidProperty('Language', 'B1Session');
  // The cloud form of a user name carries its domain: `S-ERP\manager`.
  const name = typeof UserName === 'string' ? UserName.slice(UserName.lastIndexOf('\\') + 1) : undefined;
  const user = options.users.find((candidate) => candidate.code === name);
  if (CompanyDB !== options.companyDb || !user || user.password !== Password) throw loginFailed();
  return user;
}

function loginAnswer(
  request: SimRequest,
  version: SapVersion,
  session: Session,
  options: SessionOptions,
): SimAnswer {
  const context = `${request.baseUrl}/b1s/${version}/$metadata#B1Sessions`;
  const cookies = [`B1SESSION=${session.id};HttpOnly;`, `ROUTEID=.${session.node}; path=/b1s`];
  if (version === 'v2') cookies.splice(1, 0, `CompanyDB=${options.companyDb};HttpOnly;`);
  return jsonAnswer(
    200,
    {
      ...(version === 'v1'
        ? { 'odata.metadata': `${context}/@Element` }
        : { '@odata.context': `${context}/$entity` }),
      SessionId: session.id,
      Version: '1000190',
      SessionTimeout: options.timeoutMinutes,
    },
    { 'set-cookie': cookies },
  );
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function readCookies(request: SimRequest): Map<string, string> {
  const cookies = new Map<string, string>();
  const header = request.headers.cookie;
  if (header === undefined) return cookies;
  for (const pair of String(header).split(';')) {
    const at = pair.indexOf('=');
    if (at > 0) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  return cookies;
}
