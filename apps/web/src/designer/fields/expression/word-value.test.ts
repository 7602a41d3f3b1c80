import { parseJson } from '@flowbridge/expression';
import { expect, test } from 'vitest';
import { longText, shortText, typeOfValue } from './word-value.ts';

test('a value is set out in lines, with texts that hold brackets and numbers beyond 2^53 unharmed', () => {
  const value = parseJson(
    '{"a":[1,{"b":"[x], {y}: \\"z\\""}],"empty":[],"none":{},"id":12345678901234567890}',
  );
  expect(longText(value)).toBe(
    [
      '{',
      '  "a": [',
      '    1,',
      '    {',
      '      "b": "[x], {y}: \\"z\\""',
      '    }',
      '  ],',
      '  "empty": [],',
      '  "none": {},',
      '  "id": 12345678901234567890',
      '}',
    ].join('\n'),
  );
});

test('long values are cut', () => {
  expect(shortText('x'.repeat(100), 10)).toBe(`"${'x'.repeat(9)}…`);
});

test('types are told in the designer’s words', () => {
  expect([1, 1.5, 'a', true, [], {}, null, undefined, 2n ** 60n].map(typeOfValue)).toEqual([
    'integer',
    'number',
    'text',
    'boolean',
    'array',
    'object',
    'nothing',
    'nothing',
    'integer',
  ]);
});
