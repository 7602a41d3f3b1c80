import type { Parameter } from '@flowbridge/flow';
import { describe, expect, test } from 'vitest';
import { readKeyValues } from './key-values.ts';
import { readMoment } from './read-moment.ts';
import { parameterValues } from './read-parameters.ts';
import { readJsonOption } from './read-text.ts';

test('a pair is parted at its first equals sign, and nothing is said twice', () => {
  expect([...readKeyValues('--connection', ['sap-b1= ERP = old ', 'x='])]).toEqual([
    ['sap-b1', 'ERP = old'],
    ['x', ''],
  ]);
  expect(() => readKeyValues('--connection', ['a=1', 'a=2'])).toThrow('says twice what “a” is');
  expect(() => readKeyValues('--connection', ['secret'])).toThrow('must be given as name=value');
});

test('times are moments or ages, and nothing else', () => {
  const now = Date.UTC(2026, 0, 31, 12);
  expect(readMoment('--after', '90m', now)).toBe('2026-01-31T10:30:00.000Z');
  expect(readMoment('--after', '7d', now)).toBe('2026-01-24T12:00:00.000Z');
  expect(readMoment('--after', '2026-01-01T08:00+08:00', now)).toBe('2026-01-01T00:00:00.000Z');
  for (const wrong of ['yesterday', '5', '2026-13-01', '2026-01-01T99:00'])
    expect(() => readMoment('--after', wrong, now)).toThrow('--after must be a time');
});

describe('parameter values', () => {
  const declared = (['text', 'integer', 'number', 'boolean', 'json'] as const).map(
    (type): Parameter => ({ key: type, label: type, type }),
  );
  const from = (texts: Record<string, string>) =>
    parameterValues({ typed: {}, texts: new Map(Object.entries(texts)) }, declared);

  test('are of the kind of their parameter; whole numbers lose no digit', () => {
    expect(from({ text: '1', integer: '12345678901234567890', number: '1.5', boolean: 'false' })).toEqual({
      ...{ text: '1', integer: '12345678901234567890', number: 1.5, boolean: false },
    });
    expect(from({ json: '{"a":[1]}', integer: '7' })).toEqual({ json: { a: [1] }, integer: 7 });
  });

  test('that do not fit, or belong to no parameter, are refused with their place', () => {
    expect(() => from({ integer: '1.5' })).toThrow('The parameter “integer” takes a whole number');
    expect(() => from({ boolean: 'yes' })).toThrow('takes true or false');
    expect(() => from({ regoin: 'x' })).toThrow('There is no parameter “regoin”');
  });
});

test('JSON comes from the command line or standard input; what is none is refused with where it stood', async () => {
  const machine = { cwd: '/nowhere', stdin: async () => '{"a":12345678901234567890}' };
  const read = (given: string) => readJsonOption(machine, { option: '--input', given });
  expect(await read('[1]')).toEqual([1]);
  expect(await read('-')).toEqual({ a: 12345678901234567890n });
  await expect(read('{a}')).rejects.toThrow('--input is not JSON');
  await expect(read('@missing.json')).rejects.toThrow('missing.json cannot be read: ENOENT');
});
