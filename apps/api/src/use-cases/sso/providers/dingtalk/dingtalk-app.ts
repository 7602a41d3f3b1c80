/** The internal app that signs people in: where its enterprise is asked, and the calls it makes. */
import type { z } from 'zod';
import type { SsoSettings } from '../../../../contract/sso.ts';
import type { ApiDeps } from '../../../../deps.ts';
import type { FreshToken } from '../app-tokens.ts';
import { appTokenAnswer } from './dingtalk-answers.ts';
import { callApi, callOapi } from './dingtalk-calls.ts';

export type DingtalkSettings = Extract<SsoSettings, { kind: 'dingtalk' }> & { clientSecret: string };
export type DingtalkDeps = Pick<ApiDeps, 'http' | 'appTokens'>;

export const DINGTALK_ADDRESSES = {
  login: 'https://login.dingtalk.com',
  api: 'https://api.dingtalk.com',
  oapi: 'https://oapi.dingtalk.com',
};

/** One call of the old generation as the app. */
export type AskOapi = <T>(path: string, body: Record<string, unknown>, answer: z.ZodType<T>) => Promise<T>;

export const addressesOf = ({ addresses }: DingtalkSettings) => addresses ?? DINGTALK_ADDRESSES;

/** A token of the enterprise: given only when the app is one of its own. */
export async function fetchAppToken({ http }: DingtalkDeps, settings: DingtalkSettings): Promise<FreshToken> {
  const { corpId, clientId, clientSecret } = settings;
  const { access_token: token, expires_in: lifeSeconds } = await callApi(
    http,
    {
      url: new URL(`${addressesOf(settings).api}/v1.0/oauth2/${encodeURIComponent(corpId)}/token`),
      body: { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' },
    },
    appTokenAnswer,
  );
  return { token, lifeSeconds };
}

/** Asks with a given token. */
export function askWith({ http }: DingtalkDeps, settings: DingtalkSettings, token: string): AskOapi {
  const { oapi } = addressesOf(settings);
  return (path, body, answer) => callOapi(http, { url: new URL(`${oapi}${path}`), body, token }, answer);
}

/** Asks with the kept token. */
export function askAsApp(deps: DingtalkDeps, settings: DingtalkSettings): AskOapi {
  const { api, oapi } = addressesOf(settings);
  const app = ['dingtalk', api, oapi, settings.corpId, settings.clientId, settings.clientSecret];
  return (path, body, answer) =>
    deps.appTokens.use(
      app,
      () => fetchAppToken(deps, settings),
      (token) => askWith(deps, settings, token)(path, body, answer),
    );
}
