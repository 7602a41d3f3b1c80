import { createSapB1, type SapB1Options, type SapB1Simulator } from '../sap-b1/sap-b1-simulator.ts';

export type SapReply = {
  status: number;
  headers: Record<string, string | string[]>;
  body: string;
  /** The body as JSON; tests know what to expect in it. */
  json: () => Record<string, unknown>;
};

export type SapCaller = {
  sim: SapB1Simulator;
  /** Calls with the session's cookies; `path` is below /b1s/v1 unless it begins with /b1s. */
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => SapReply;
  cookie: string;
};

/** A fresh company and a session of `user`, without a server. */
export function signedInSap(
  user = 'manager',
  password = 'flowbridge-sap',
  options: SapB1Options = {},
): SapCaller {
  const sim = createSapB1(options);
  return signIn(sim, user, password);
}

/** A further session on the same company. */
export function signIn(sim: SapB1Simulator, user: string, password: string): SapCaller {
  const caller: SapCaller = {
    sim,
    cookie: '',
    call(method, path, body, headers = {}) {
      const full = path.startsWith('/b1s') ? path : `/b1s/v1${path}`;
      const at = full.indexOf('?');
      const answer = sim.handle({
        method,
        path: at < 0 ? full : full.slice(0, at),
        query: at < 0 ? '' : full.slice(at + 1),
        headers: { cookie: caller.cookie, ...headers },
        body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
        baseUrl: 'http://sap.test',
      });
      return { ...answer, json: () => JSON.parse(answer.body) as Record<string, unknown> };
    },
  };
  const login = caller.call('POST', '/Login', { CompanyDB: 'SBODEMOCN', UserName: user, Password: password });
  const cookies = login.headers['set-cookie'];
  if (login.status !== 200 || !Array.isArray(cookies)) throw new Error(`login failed: ${login.body}`);
  caller.cookie = cookies.map((cookie) => cookie.slice(0, cookie.indexOf(';'))).join('; ');
  return caller;
}

/** The error of a v1 refusal. */
export function errorOf(reply: SapReply): { code: unknown; text: unknown } {
  const error = reply.json().error as { code: unknown; message: { value: unknown } };
  return { code: error.code, text: error.message.value };
}

/** The rows of a list answer. */
export function rowsOf(reply: SapReply): Record<string, unknown>[] {
  return reply.json().value as Record<string, unknown>[];
}
