import { createWecom, type WecomSimulator } from '../wecom/wecom-simulator.ts';
import { DEMO_APP, DEMO_CORP_ID } from '../wecom/wecom-state.ts';

export type WecomCaller = {
  sim: WecomSimulator;
  token: string;
  /** One GET; the answer's body as JSON. */
  get(path: string, query?: Record<string, string>): Record<string, unknown>;
  /** The same with the token of the demo app. */
  ask(path: string, query?: Record<string, string>): Record<string, unknown>;
  /** Picks somebody on the login page; answers where that leads, or the page's words. */
  login(person: string, change?: Record<string, string>): URL | string;
};

export const REDIRECT = 'http://127.0.0.1:4400/api/sso/callback';

/** A fresh enterprise and a token of the demo app, without a server. */
export function authorisedWecom(): WecomCaller {
  const sim = createWecom();
  const handle = (method: string, path: string, { query = '', body = '' }) =>
    sim.handle({ method, path, query, headers: {}, body, baseUrl: 'http://wecom.test' });
  const get: WecomCaller['get'] = (path, query = {}) =>
    JSON.parse(handle('GET', path, { query: new URLSearchParams(query).toString() }).body);
  const { access_token: token } = get('/cgi-bin/gettoken', {
    corpid: DEMO_CORP_ID,
    corpsecret: DEMO_APP.secret,
  });
  return {
    sim,
    token: String(token),
    get,
    ask: (path, query = {}) => get(path, { access_token: String(token), ...query }),
    login(person, change = {}) {
      const asked = {
        login_type: 'CorpApp',
        appid: DEMO_CORP_ID,
        agentid: String(DEMO_APP.agentId),
        redirect_uri: REDIRECT,
        state: 's1',
        ...change,
      };
      const query = new URLSearchParams(asked).toString();
      const answer = handle('POST', '/wwlogin/sso/login', {
        query,
        body: new URLSearchParams({ person }).toString(),
      });
      const { location } = answer.headers;
      return typeof location === 'string' ? new URL(location) : answer.body;
    },
  };
}
