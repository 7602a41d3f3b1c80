import { expect, test } from 'vitest';
import { runInParts } from './run-in-parts.ts';

/** Takes long, and counts its parts. */
function* slowly(parts: number, onPart: (part: number) => void): Generator<undefined, string> {
  for (let part = 0; part < parts; part++) {
    onPart(part);
    const until = performance.now() + 3;
    while (performance.now() < until);
    yield;
  }
  return 'done';
}

test('something else has its turn while a long work is done', async () => {
  let others = 0;
  const timer = setInterval(() => others++, 1);
  const parts: number[] = [];
  expect(
    await runInParts(
      slowly(20, (part) => parts.push(part)),
      new AbortController().signal,
    ),
  ).toBe('done');
  clearInterval(timer);
  expect(parts).toHaveLength(20);
  expect(others).toBeGreaterThan(2);
});

test('a work that is given up ends at its next part and answers nothing', async () => {
  const given = new AbortController();
  const parts: number[] = [];
  const answer = runInParts(
    slowly(20, (part) => parts.push(part)),
    given.signal,
  );
  given.abort();
  expect(await answer).toBeUndefined();
  expect(parts.length).toBeLessThan(20);
});
