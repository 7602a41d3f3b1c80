import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTexts, unpackTexts } from './text-chain.ts';

test('any texts come back as they were', () => {
  const text = fc.record({
    text: fc.string({ unit: 'binary', maxLength: 30 }),
    kind: fc.constantFrom('x', 'y'),
  });
  const alike = fc.record({
    text: fc.array(fc.constantFrom('a', 'b'), { maxLength: 12 }).map((signs) => signs.join('')),
    kind: fc.constantFrom('x', 'y'),
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(text, alike)), (texts) => {
      const links = JSON.parse(JSON.stringify(packTexts(texts)));
      expect(unpackTexts(links)).toEqual(texts.map((each) => each.text));
    }),
    { numRuns: 50 },
  );
});

test('of texts that differ in one place only that place is kept', () => {
  const texts = ['one', 'two', 'three'].map((word) => ({
    text: `long before ${word} long after`,
    kind: 'x',
  }));
  const [, second, third] = packTexts(texts);
  expect(second).toEqual([1, 'long before '.length, ' long after'.length, 'two']);
  expect(third?.[3]).toBe('three'.slice(1));
});
