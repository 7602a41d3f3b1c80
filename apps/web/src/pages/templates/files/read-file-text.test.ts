import { expect, test } from 'vitest';
import { readFileText } from './read-file-text.ts';

const problemOf = async (text: string) => {
  const read = await readFileText(text);
  if (read.ok) throw new Error('The file was taken.');
  return read.problem;
};

test('a file that is no JSON is told by line and column, in both languages', async () => {
  const { message } = await problemOf('{\n  "format": "flowbridge.package",\n  oops\n}');
  expect(message.en).toContain('line 3, column 3');
  expect(message.zh).toContain('第 3 行第 3 列');
  expect((await problemOf('')).message.en).toContain('line 1');
  expect((await problemOf('PK\u0003\u0004')).message.en).toContain('line 1, column 1');
});

test('what nobody may walk into is named with its place', async () => {
  expect(await problemOf('{"content":{"__proto__":{"admin":true}}}')).toMatchObject({
    path: 'content › __proto__',
    message: { zh: '不允许使用名称“__proto__”。' },
  });
  expect(await problemOf(`{"content":${'['.repeat(5_000)}${']'.repeat(5_000)}}`)).toMatchObject({
    path: expect.stringMatching(/^content › 1 › 1/),
    message: { en: 'The JSON is nested too deeply.' },
  });
  expect((await problemOf('{"changelog":"a\\u0000b"}')).path).toBe('changelog');
});

test('JSON is read as it is', async () => {
  expect(await readFileText('{"format":1}')).toEqual({ ok: true, content: { format: 1 } });
});
