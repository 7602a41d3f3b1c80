/** What DingTalk's login page has given out: codes for apps, then tokens of people. */
export const LOGIN_CODE_MS = 5 * 60_000;
export const USER_TOKEN_SECONDS = 7200;

export type LoginCode = {
  unionid: string;
  /** The app it was given for: no other can use it. */
  appKey: string;
  /** The organisation is told when the scope has `corpid`. */
  withCorp: boolean;
  createdMs: number;
  used: boolean;
};

export type LoginState = {
  codes: Map<string, LoginCode>;
  userTokens: Map<string, { unionid: string; expiresMs: number }>;
  /** Host names apps may be sent back to, of apps that name none themselves. */
  redirectHosts: string[];
};

export const createLoginState = (hosts: readonly string[]): LoginState => ({
  codes: new Map(),
  userTokens: new Map(),
  redirectHosts: ['127.0.0.1', 'localhost', ...hosts],
});
