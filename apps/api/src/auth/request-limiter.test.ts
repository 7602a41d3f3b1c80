import { fakeClock } from '@flowbridge/testing';
import { expect, test } from 'vitest';
import { openRequestLimiter } from './request-limiter.ts';

const rule = { window: 60, max: 2 };

test('the window opens again after its time and says when', async () => {
  const clock = fakeClock();
  const limiter = openRequestLimiter(clock.now);
  expect(await limiter.consume('a', rule)).toEqual({ allowed: true, retryAfter: null });
  expect(await limiter.consume('a', rule)).toEqual({ allowed: true, retryAfter: null });
  await clock.advance(20_000);
  expect(await limiter.consume('a', rule)).toEqual({ allowed: false, retryAfter: 40 });
  expect(await limiter.consume('b', rule)).toEqual({ allowed: true, retryAfter: null });
  await clock.advance(40_000);
  expect(await limiter.consume('a', rule)).toEqual({ allowed: true, retryAfter: null });
});
