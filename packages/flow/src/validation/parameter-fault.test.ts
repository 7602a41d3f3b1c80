import { describe, expect, test } from 'vitest';
import { looksSecret, parameterFault } from './parameter-fault.ts';

describe.each([
  [
    { type: 'text', format: 'date' },
    ['2026-01-31', '2024-02-29', '{{ now() }}'],
    ['2026-02-30', '31.1.2026', '2026-1-3'],
  ],
  [
    { type: 'text', format: 'dateTime' },
    ['2026-01-31T08:00', '2026-01-31T08:00:00.000Z', '2026-01-31T08:00:00+08:00'],
    ['2026-01-31', '2026-02-30T08:00:00Z', '2026-01-31T25:00:00Z'],
  ],
  [{ type: 'text', format: 'cron' }, ['0 8 * * *', '@daily', '*/10 * * * * *'], ['every day', '61 * * * *']],
  [{ type: 'text', format: 'longText' }, ['a\nb'], [1]],
  [{ type: 'integer' }, [1, '12345678901234567890'], [1.5, 'one']],
  [{ type: 'number' }, [1.5], ['1.5 kg']],
  [{ type: 'boolean' }, [true], ['true']],
  [{ type: 'choice', choices: [{ value: 'a', label: 'A' }] }, ['a'], ['b', 1]],
  [{ type: 'json' }, [{ a: [1] }, 'text'], []],
] as const)('a parameter of %o', (parameter, right, wrong) => {
  test('takes what fits and says in both languages why another value does not', () => {
    const declared = { ...parameter, choices: 'choices' in parameter ? [...parameter.choices] : [] };
    expect(right.filter((value) => parameterFault(declared, value) !== undefined)).toEqual([]);
    for (const value of wrong)
      expect(parameterFault(declared, value), String(value)).toEqual({
        en: expect.any(String),
        zh: expect.any(String),
      });
    expect(parameterFault(declared, '')).toBeUndefined();
  });
});

test('names of secrets are known in both languages, and nothing else is taken for one', () => {
  const text = (key: string, label: string) => looksSecret({ type: 'text', key, label });
  expect(text('appSecret', 'App')).toBe(true);
  expect(text('p', '访问密钥')).toBe(true);
  expect(text('key', 'Business key')).toBe(false);
  expect(looksSecret({ type: 'integer', key: 'tokens', label: 'Tokens' })).toBe(false);
});
