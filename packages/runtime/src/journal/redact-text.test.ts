import { REDACTED } from '@flowbridge/secrets';
import { expect, test } from 'vitest';
import { redactor } from './redact-text.ts';

const redact = redactor(new Set(['123456', 'n98765', 'a"b\\c"d', 'short']));
const through = (value: unknown) => JSON.parse(redact(JSON.stringify(value)));

test('a secret is taken out of texts and keys, also where JSON escapes it', () => {
  expect(through({ text: 'pw=123456!', list: ['a"b\\c"d'], 'key-123456': 1 })).toEqual({
    text: `pw=${REDACTED}!`,
    list: [REDACTED],
    [`key-${REDACTED}`]: 1,
  });
});

test('a number that holds the digits of a secret stays a number, one that is the secret is hidden', () => {
  expect(through({ DocEntry: 1234567, pin: 123456, minus: -1234560 })).toEqual({
    DocEntry: 1234567,
    pin: REDACTED,
    minus: -1234560,
  });
});

test('an escape before the letters of a secret keeps the text JSON', () => {
  expect(through({ lines: '\n98765' })).toEqual({ lines: '\n98765' });
});

test('what holds no secret is handed back as it is, short secrets blank nothing out', () => {
  const text = '{"a":"short","n":12345678901234567890}';
  expect(redact(text)).toBe(text);
});
