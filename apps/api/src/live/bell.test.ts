import { expect, test } from 'vitest';
import { hangBell } from './bell.ts';

const LONG_MS = 60_000;

test('news before the wait is heard at once, and once', async () => {
  const bell = hangBell();
  bell.ring();
  bell.ring();
  expect(await bell.heardWithin(LONG_MS)).toBe(true);
  expect(await bell.heardWithin(1)).toBe(false);
});

test('news during the wait ends it', async () => {
  const bell = hangBell();
  const heard = bell.heardWithin(LONG_MS);
  bell.ring();
  expect(await heard).toBe(true);
});

test('a watcher who leaves waits for nothing any more', async () => {
  const leaving = new AbortController();
  const bell = hangBell(leaving.signal);
  const heard = bell.heardWithin(LONG_MS);
  leaving.abort();
  expect(await heard).toBe(false);
  expect(await bell.heardWithin(LONG_MS)).toBe(false);
});
