import { expect, test } from 'vitest';
import { fileText } from './file-text.ts';

test('the same content is the same bytes whenever it was exported, its fields in the order they were drawn in', () => {
  const one = fileText({ format: 'f', exportedAt: '2026-01-01', flows: [{ b: 1, a: 2 }] });
  expect(fileText({ format: 'f', flows: [{ b: 1, a: 2 }], exportedAt: '2026-02-02' })).toEqual(one);
  expect(one.text).toBe(
    '{\n  "format": "f",\n  "flows": [\n    {\n      "b": 1,\n      "a": 2\n    }\n  ]\n}\n',
  );
});

test('the hash is that of the content, whatever order it is in', () => {
  const hashOf = (flow: object) => fileText({ flows: [flow] }).hash;
  expect(hashOf({ a: 2, b: 1 })).toBe(hashOf({ b: 1, a: 2 }));
  expect(hashOf({ a: 3, b: 1 })).not.toBe(hashOf({ a: 2, b: 1 }));
});

test('a package that arrived damaged is not written', () => {
  expect(() => fileText({ hash: '0'.repeat(64), content: { a: 1 } })).toThrow(
    'The package did not arrive as it was sent',
  );
});
