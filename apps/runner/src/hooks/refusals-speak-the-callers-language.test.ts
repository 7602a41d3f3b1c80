import { afterAll, beforeAll, expect, test } from 'vitest';
import { callHook } from '../testing/call-hook.ts';
import { echoDocument } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';
import { HookRefusal } from './hook-refusal.ts';
import { type HookRefusalCode, hookRefusals } from './hook-refusals.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const chinese = /\p{Script=Han}/u;

test('every code has words, and where it has a hint that too, in both languages', () => {
  for (const code of Object.keys(hookRefusals) as HookRefusalCode[]) {
    const refusal = new HookRefusal(code, 'What is wrong here.');
    const [en, zh] = [refusal.in('en'), refusal.in('zh')];
    expect(en.detail).toBe('What is wrong here.');
    expect(zh.detail, code).toBe(zh.title);
    for (const text of [en.title, en.hint ?? '']) expect(text, code).not.toMatch(chinese);
    for (const text of [zh.title, zh.hint ?? '提示']) expect(text, code).toMatch(chinese);
  }
});

test('a caller is told in the language it asks for, and in English otherwise', async () => {
  const runner = await stage.runner();
  const { hooks } = await stage.flow({ document: echoDocument() });
  const send = (body: string, language?: string) =>
    callHook(runner, hooks.web, undefined, {
      body,
      headers: {
        'content-type': 'application/json',
        ...(language === undefined ? {} : { 'accept-language': language }),
      },
    });
  const inChinese = await send('{"name":', 'zh-CN,zh;q=0.9,en;q=0.8');
  expect(inChinese.headers.get('content-language')).toBe('zh-CN');
  expect(inChinese.headers.get('vary')).toBe('Accept-Language');
  expect(inChinese.json).toMatchObject({
    code: 'body.invalidJson',
    title: '正文不是有效的 JSON。',
    detail: expect.stringContaining('第 1 行'),
  });
  const inEnglish = await send('{"name":');
  expect(inEnglish.headers.get('content-language')).toBe('en');
  expect(inEnglish.json).toMatchObject({
    code: 'body.invalidJson',
    title: 'The body is not valid JSON.',
    detail: expect.stringContaining('line 1'),
  });
});
