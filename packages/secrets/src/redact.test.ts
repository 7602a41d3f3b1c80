import { expect, test } from 'vitest';
import { REDACTED, redactor } from './redact.ts';

test('a secret is found in any depth, inside longer texts and percent-encoded', () => {
  const redact = redactor(['p@ss word/1']);
  expect(redact({ a: [{ b: 'x p@ss word/1 y' }], url: '?k=p%40ss%20word%2F1', c: 1 })).toEqual({
    a: [{ b: `x ${REDACTED} y` }],
    url: `?k=${REDACTED}`,
    c: 1,
  });
});

test('a value without secrets is returned itself, not a copy', () => {
  const value = { a: [1, { b: 'text' }] };
  expect(redactor(['secret-token'])(value)).toBe(value);
});

test('very short secrets are not searched for, so that ordinary text stays readable', () => {
  expect(redactor(['a'])('banana')).toBe('banana');
});
