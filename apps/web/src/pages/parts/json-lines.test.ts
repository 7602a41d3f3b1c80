import { expect, test } from 'vitest';
import { placeInText } from './json-lines.ts';

const text = [
  '{',
  '  "key": "x-a",',
  '  "actions": [',
  '    { "key": "get", "request": {} }',
  '  ]',
  '}',
].join('\n');

test.each([
  [['key'], { line: 2, column: 3 }],
  [['actions', 0], { line: 4, column: 5 }],
  [['actions', 0, 'request'], { line: 4, column: 21 }],
  [['actions', 0, 'request', 'path'], { line: 4, column: 21 }],
  [['names', 'en'], { line: 1, column: 1 }],
  [[], { line: 1, column: 1 }],
])('%j stands at %j', (path, place) => {
  expect(placeInText(text, path)).toEqual(place);
});

test('a text that is no JSON is marked at its beginning', () => {
  expect(placeInText('', ['key'])).toEqual({ line: 1, column: 1 });
});
