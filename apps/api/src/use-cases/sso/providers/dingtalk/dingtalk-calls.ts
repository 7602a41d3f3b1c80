/** DingTalk's two generations of calls, as far as signing in needs them. What they refuse is a `SystemRefusal`. */
import type { HttpClient } from '@flowbridge/egress';
import { z } from 'zod';
import { callSystem, type SystemCall } from '../call-system.ts';
import { type RefusalReason, SystemRefusal } from '../system-refusal.ts';

const DIGITS = /^\d+$/;

/** `api.dingtalk.com`: REST, refusals are 4xx with a code in words. */
export async function callApi<T>(http: HttpClient, call: SystemCall, answer: z.ZodType<T>): Promise<T> {
  const { status, json } = await callSystem(http, call);
  if (status >= 400) {
    const { code, message } = apiRefusal.parse(json);
    throw new SystemRefusal(reasonOfWord(code, status), `${code}: ${message}`);
  }
  return read(json, answer);
}

/** `oapi.dingtalk.com`: HTTP 200 with an `errcode`; 88 has the real one inside. */
export async function callOapi<T>(
  http: HttpClient,
  { url, body, token }: { url: URL; body: Record<string, unknown>; token: string },
  answer: z.ZodType<T>,
): Promise<T> {
  url.searchParams.set('access_token', token);
  const { json } = await callSystem(http, { url, body });
  const said = oapiVerdict.parse(json);
  if (said.punish !== undefined) throw new SystemRefusal('busy', 'too many calls from this address');
  if (said.errcode !== 0) {
    const code =
      said.errcode === 88 && DIGITS.test(said.sub_code ?? '') ? Number(said.sub_code) : said.errcode;
    throw new SystemRefusal(reasonOfNumber(code), `${code}: ${said.sub_msg ?? said.errmsg}`);
  }
  return read(json, answer);
}

const apiRefusal = z.object({ code: z.string().catch(''), message: z.string().catch('') }).catch({
  code: '',
  message: '',
});

const oapiVerdict = z
  .object({
    errcode: z.int().catch(-2),
    errmsg: z.string().catch(''),
    sub_code: z.string().optional().catch(undefined),
    sub_msg: z.string().optional().catch(undefined),
    /** Instead of an errcode once an address is banned for calling too often. */
    punish: z.string().optional().catch(undefined),
  })
  .catch({ errcode: -2, errmsg: 'not an answer' });

function read<T>(json: unknown, answer: z.ZodType<T>): T {
  const parsed = answer.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SystemRefusal('unexpected', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function reasonOfWord(code: string, status: number): RefusalReason {
  if (/invalidClient/i.test(code)) return 'badClient';
  if (/corp/i.test(code)) return 'badCorp';
  if (/IpNotInWhiteList/i.test(code)) return 'ipRefused';
  if (/Q[pP][sm]Limit|QpmLimit|CountLimit|TooManyRequests|systemError/i.test(code)) return 'busy';
  if (/PermissionDenied/i.test(code)) return 'noPermission';
  if (/InvalidAuthentication/i.test(code)) return 'tokenOver';
  if (/code/i.test(code)) return 'badCode';
  return status >= 500 || status === 429 ? 'busy' : 'unexpected';
}

const NUMBERS: Record<number, RefusalReason> = {
  [-1]: 'busy',
  40001: 'badClient',
  40089: 'badClient',
  40014: 'tokenOver',
  42001: 'tokenOver',
  33012: 'notMember',
  60121: 'notMember',
  50002: 'outOfRange',
  50004: 'outOfRange',
  60011: 'noPermission',
  60020: 'ipRefused',
  90002: 'busy',
  90018: 'busy',
};

const reasonOfNumber = (code: number): RefusalReason => NUMBERS[code] ?? 'unexpected';
