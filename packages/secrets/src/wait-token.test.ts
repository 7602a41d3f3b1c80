import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkWaitToken, waitToken } from './wait-token.ts';

const key = randomBytes(32);
const place = { runId: 'run1', path: 'eachOrder[3]/approval' };

test('a token opens its own place and no other, under its own key only', () => {
  const token = waitToken(key, place);
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(checkWaitToken(key, place, token)).toBe(true);
  expect(checkWaitToken(key, { ...place, path: 'eachOrder[4]/approval' }, token)).toBe(false);
  expect(checkWaitToken(key, { ...place, runId: 'run2' }, token)).toBe(false);
  expect(checkWaitToken(randomBytes(32), place, token)).toBe(false);
});

test('a token that is cut, longer or no token at all is refused', () => {
  const token = waitToken(key, place);
  for (const wrong of ['', token.slice(1), `${token}AAAA`, 'Ω'])
    expect(checkWaitToken(key, place, wrong)).toBe(false);
});
