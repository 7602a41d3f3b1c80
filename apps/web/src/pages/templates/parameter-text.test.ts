import { expect, test } from 'vitest';
import { initialText, jsonFault, readParameters } from './parameter-text.ts';

test('a JSON parameter is written as text and read back', () => {
  const parameter = { key: 'map', label: 'Map', type: 'json' as const, default: { a: [1] } };
  const text = initialText(parameter);
  expect(text).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(readParameters([parameter], { map: text })).toEqual({ map: { a: [1] } });
});

test('what is left empty is left out; no is an answer', () => {
  const parameters = [
    { key: 'dept', label: 'Department', type: 'text' as const },
    { key: 'dry', label: 'Dry run', type: 'boolean' as const },
  ];
  expect(readParameters(parameters, { dept: '', dry: false })).toEqual({ dry: false });
});

test('broken JSON is refused with its place', () => {
  expect(jsonFault('{"a":1}')).toBeUndefined();
  expect(jsonFault('{\n "a": }')).toMatchObject({ line: 2 });
});
