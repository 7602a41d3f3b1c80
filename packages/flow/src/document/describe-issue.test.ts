import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeIssue } from './describe-issue.ts';

const said = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value, { reportInput: true });
  return (parsed.error?.issues ?? []).flatMap((issue) =>
    describeIssue(issue).map(({ message }) => `${message.en} ${message.zh}`),
  );
};

test('what is missing of a text, a list and a number is counted in their own words', () => {
  expect(said(z.string().min(1), '')).toEqual(['Too short: at least 1 character. 过短：至少 1 个字符。']);
  expect(said(z.string().max(2), 'abc')).toEqual(['Too long: at most 2 characters. 过长：最多 2 个字符。']);
  expect(said(z.array(z.any()).min(1), [])).toEqual(['Too few: at least 1 entry. 过少：至少 1 项。']);
  expect(said(z.array(z.any()).max(2), [1, 2, 3])).toEqual([
    'Too many: at most 2 entries. 过多：最多 2 项。',
  ]);
  expect(said(z.number().min(5), 4)).toEqual(['Too small: at least 5. 过小：至少 5。']);
  expect(said(z.int().max(5), 6)).toEqual(['Too large: at most 5. 过大：最多 5。']);
});

test('a wrong form is told with the form that was expected', () => {
  expect(said(z.string().regex(/^[a-z]+$/), 'A')).toEqual([
    'Does not have the form /^[a-z]+$/. 格式不正确，应符合 /^[a-z]+$/。',
  ]);
});
