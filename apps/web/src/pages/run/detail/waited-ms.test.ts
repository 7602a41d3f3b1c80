import { expect, test } from 'vitest';
import { waitedMs } from './waited-ms.ts';

test('the wait of a call and of code is read from the record', () => {
  expect(waitedMs('{"status":200,"throttledMs":3200}')).toBe(3200);
  expect(waitedMs('{"waitedMs":12.5,"ranMs":1}')).toBe(12.5);
});

test('a record without a wait, or that is no JSON, means none', () => {
  for (const text of [null, '{"status":200}', '[1]', 'cut off {', 'null', '{"throttledMs":"x"}'])
    expect(waitedMs(text)).toBe(0);
});
