/** A sign-in code is good for five minutes, once, for the app it was made for. */
export const LOGIN_CODE_MS = 5 * 60_000;

export type LoginCode = {
  who: { userid: string } | { openid: string };
  agentId: number;
  createdMs: number;
  used: boolean;
};
