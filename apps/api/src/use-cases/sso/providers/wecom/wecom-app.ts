/** The enterprise's app that signs people in, and the calls it makes. What WeCom refuses is a `SystemRefusal`. */
import { z } from 'zod';
import type { SsoSettings } from '../../../../contract/sso.ts';
import type { ApiDeps } from '../../../../deps.ts';
import type { FreshToken } from '../app-tokens.ts';
import { callSystem } from '../call-system.ts';
import { type RefusalReason, SystemRefusal } from '../system-refusal.ts';
import { tokenAnswer } from './wecom-answers.ts';

export type WecomSettings = Extract<SsoSettings, { kind: 'wecom' }> & { clientSecret: string };
export type WecomDeps = Pick<ApiDeps, 'http' | 'appTokens'>;

export const WECOM_ADDRESSES = {
  login: 'https://login.work.weixin.qq.com',
  api: 'https://qyapi.weixin.qq.com',
};

/** One GET below `/cgi-bin` as the app. */
export type AskWecom = <T>(path: string, query: Record<string, string>, answer: z.ZodType<T>) => Promise<T>;

export const addressesOf = ({ addresses }: WecomSettings) => addresses ?? WECOM_ADDRESSES;

export async function fetchAppToken({ http }: WecomDeps, settings: WecomSettings): Promise<FreshToken> {
  const { corpId: corpid, clientSecret: corpsecret } = settings;
  const { access_token: token, expires_in: lifeSeconds } = await get(
    http,
    urlOf(settings, '/gettoken', { corpid, corpsecret }),
    tokenAnswer,
  );
  return { token, lifeSeconds };
}

export function askWith({ http }: WecomDeps, settings: WecomSettings, token: string): AskWecom {
  return (path, query, answer) => get(http, urlOf(settings, path, { access_token: token, ...query }), answer);
}

/** Asks with the kept token. */
export function askAsApp(deps: WecomDeps, settings: WecomSettings): AskWecom {
  const app = ['wecom', addressesOf(settings).api, settings.corpId, settings.clientSecret];
  return (path, query, answer) =>
    deps.appTokens.use(
      app,
      () => fetchAppToken(deps, settings),
      (token) => askWith(deps, settings, token)(path, query, answer),
    );
}

function urlOf(settings: WecomSettings, path: string, query: Record<string, string>): URL {
  return new URL(`${addressesOf(settings).api}/cgi-bin${path}?${new URLSearchParams(query)}`);
}

const verdict = z
  .object({ errcode: z.int().catch(-2), errmsg: z.string().catch('') })
  .catch({ errcode: -2, errmsg: 'not an answer' });

async function get<T>(http: WecomDeps['http'], url: URL, answer: z.ZodType<T>): Promise<T> {
  const { json } = await callSystem(http, { url });
  const { errcode, errmsg } = verdict.parse(json);
  if (errcode !== 0) {
    throw new SystemRefusal(REASONS[errcode] ?? 'unexpected', `${errcode}: ${errmsg}`);
  }
  const parsed = answer.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SystemRefusal('unexpected', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

/** WeCom's words change and end with hints; only the numbers count. */
const REASONS: Record<number, RefusalReason> = {
  [-1]: 'busy',
  40001: 'badClient',
  40003: 'notMember',
  40013: 'badCorp',
  40014: 'tokenOver',
  40029: 'badCode',
  40056: 'badAgent',
  41054: 'notMember',
  42001: 'tokenOver',
  45009: 'busy',
  45033: 'busy',
  48002: 'noPermission',
  50001: 'redirectRefused',
  50002: 'outOfRange',
  50003: 'badAgent',
  60011: 'outOfRange',
  60020: 'ipRefused',
  60111: 'notMember',
  301002: 'badAgent',
};
