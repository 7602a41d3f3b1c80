import { expect, test } from 'vitest';
import { canonicalFile } from './canonical-file.ts';

test('the same content is the same bytes, whatever its order and whenever it was exported', () => {
  const one = canonicalFile({ format: 'f', exportedAt: '2026-01-01', flows: [{ b: 1, a: 2 }] });
  const other = canonicalFile({ flows: [{ a: 2, b: 1 }], exportedAt: '2026-02-02', format: 'f' });
  expect(other).toMatchObject({ text: one.text, hash: one.hash });
  expect(one.text).toBe(
    '{\n  "flows": [\n    {\n      "a": 2,\n      "b": 1\n    }\n  ],\n  "format": "f"\n}\n',
  );
  expect(canonicalFile({ format: 'f', flows: [{ a: 3, b: 1 }] }).hash).not.toBe(one.hash);
});

test('a package that arrived damaged is not written', () => {
  expect(() => canonicalFile({ hash: '0'.repeat(64), content: { a: 1 } })).toThrow(
    'The package did not arrive as it was sent',
  );
});
