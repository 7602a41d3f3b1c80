import { expect, test } from 'vitest';
import { canonicalJson, hashContent } from './hash-content.ts';

test('the examples of RFC 8785 come out as it says', () => {
  const numbers = JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]');
  expect(canonicalJson({ numbers, string: '€$\u000f\nA\'B"\\\\"/', literals: [null, true, false] })).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
  expect(
    Object.values(
      JSON.parse(
        `[${canonicalJson(keys)
          .match(/\d(?=[,}])/g)
          ?.join()}]`,
      ),
    ),
  ).toEqual([2, 4, 6, 7, 1, 5, 3]);
});

test('the order in which properties were written does not change the hash; the order of a list does', () => {
  expect(hashContent({ a: 1, b: [1, 2] })).toBe(hashContent({ b: [1, 2], a: 1 }));
  expect(hashContent({ b: [1, 2] })).not.toBe(hashContent({ b: [2, 1] }));
  expect(hashContent({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});
