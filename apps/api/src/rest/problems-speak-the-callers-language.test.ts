import { refusalText } from '@flowbridge/refusals';
import { errors as english } from '@flowbridge/refusals/en';
import { expect, test } from 'vitest';
import { type RefusalCode, refusalStatus } from '../contract/refusal.ts';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { restCalls } from './rest-calls.ts';

const { api, tenant, user } = await startTestApiAs('owner', 'spoken-to');

const codes = Object.keys(refusalStatus) as RefusalCode[]; // the keys are the codes
const chinese = /\p{Script=Han}/u;

type Said = { title: string; detail: string; hint?: string; code: string; path?: string; details?: unknown };
type Call = { language?: string; key?: string; method?: string; body?: string };

async function ask(path: string, { language, key = user.apiKey, method = 'GET', body }: Call = {}) {
  const answer = await fetch(`${api.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      'x-flowbridge-tenant': tenant.code,
      ...(language === undefined ? {} : { 'accept-language': language }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  const { headers, status } = answer;
  // Problems have this shape by the schema in problem.ts.
  const said = status >= 400 ? (JSON.parse(text) as Said) : undefined;
  return { status, said, spoken: headers.get('content-language'), vary: headers.get('vary') };
}

test('every code has words in both languages, and there are words for no other', () => {
  for (const code of codes) {
    const details = { retryAfterSeconds: 3 };
    expect(refusalText(code, { language: 'en', details }), code).not.toMatch(chinese);
    expect(refusalText(code, { language: 'zh', details }), code).toMatch(chinese);
    expect(refusalText(code, { language: 'zh', details }), code).not.toContain('{{');
  }
  expect(Object.keys(english).sort()).toEqual([...codes].sort());
});

test('English is spoken unless Chinese is asked for; caches are told that it depends', async () => {
  for (const language of [undefined, 'en-GB,en;q=0.9', 'fr', 'en;q=0.9,zh;q=0.1']) {
    expect(await ask('/flows/nothing', language === undefined ? {} : { language })).toMatchObject({
      status: 404,
      spoken: 'en',
      vary: expect.stringContaining('Accept-Language'),
      said: { code: 'notFound', detail: 'No such flow.', title: expect.stringMatching(/^Not found/) },
    });
  }
  expect(await ask('/flows/nothing', { language: 'zh-CN,zh;q=0.9,en;q=0.8' })).toMatchObject({
    status: 404,
    spoken: 'zh-CN',
    vary: expect.stringContaining('Accept-Language'),
    said: { code: 'notFound', detail: expect.stringContaining('没有这个流') },
  });
});

test.each([
  ['no key', '/flows', { key: 'wrong' }, { code: 'unauthenticated', detail: /API 密钥/ }],
  ['a number too large', '/runs?limit=9999', {}, { path: 'limit', detail: /数值不能大于 \d+/ }],
  ['no text', '/flows', { method: 'POST', body: '{"name":1}' }, { path: 'name', detail: '此处应为文本。' }],
  [
    'a field too many',
    '/folders',
    { method: 'POST', body: '{"name":"x","extra":1}' },
    { detail: '这里没有以下字段：extra。' },
  ],
  [
    'no JSON',
    '/flows',
    { method: 'POST', body: '{"name":' },
    { code: 'malformedJson', detail: /第 1 行第 \d+ 列/ },
  ],
  [
    'a wrong document',
    '/flows',
    { method: 'POST', body: '{"name":"x","document":{"schemaVersion":1}}' },
    { detail: chinese },
  ],
] as const)('%s is explained in Chinese, with the place', async (_, path, call, expected) => {
  const { said, spoken } = await ask(path, { language: 'zh', ...call });
  expect(spoken).toBe('zh-CN');
  for (const [name, value] of Object.entries(expected)) {
    expect(said?.[name as keyof Said], name).toMatch(value); // names of the table above
  }
});

test('every wrong field is explained, not the first alone', async () => {
  const { said } = await ask('/folders', { language: 'zh', method: 'POST', body: '{"name":1,"extra":1}' });
  expect(said?.details).toEqual({
    issues: [
      { path: 'name', code: 'invalid_type', message: '此处应为文本。' },
      { path: '', code: 'unrecognized_keys', message: '这里没有以下字段：extra。' },
    ],
  });
});

test('whatever a call refuses, it says in Chinese when asked so', async () => {
  const silent: string[] = [];
  let refused = 0;
  for (const call of restCalls) {
    const path = call.path.replace(/\{\w+\}/g, 'nothing');
    const body = call.body ? '{"nonsense":true}' : undefined;
    const { said } = await ask(path, {
      language: 'zh',
      method: call.method.toUpperCase(),
      ...(body === undefined ? {} : { body }),
    });
    if (said === undefined) continue;
    refused += 1;
    const { title, detail, hint = '提示' } = said;
    if ([title, detail, hint].some((text) => !chinese.test(text))) silent.push(`${call.method} ${path}`);
  }
  expect(silent).toEqual([]);
  expect(refused).toBeGreaterThan(60);
});
