import { expect, test } from 'vitest';
import type { FunctionDraft } from './function-content.ts';
import { functionsManifest } from './functions-manifest.ts';
import { draftOfFunction, newFunctionDraft } from './part-drafts.ts';
import { placeOf } from './part-problem.ts';
import { readFunction } from './read-function.ts';

const draft = newFunctionDraft('Line total');

function problemsOf(change: Partial<FunctionDraft>): string[] {
  const read = readFunction({ ...draft, ...change });
  return read.ok ? [] : read.problems.map((problem) => `${placeOf(problem)}: ${problem.message.en}`);
}

function contentOf(change: Partial<FunctionDraft> = {}) {
  const read = readFunction({ ...draft, ...change });
  if (!read.ok) throw new Error(read.problems.map(placeOf).join());
  return read.content;
}

test('what a new function begins with is complete, and a version of it is the same draft again', () => {
  expect(draftOfFunction(contentOf())).toEqual(draft);
});

test('a function is an action with its fields in the order of the schema', () => {
  const { actions } = functionsManifest([{ key: 'lineTotal', content: contentOf() }]);
  expect(actions).toMatchObject([
    {
      key: 'lineTotal',
      names: { en: 'Line total', zh: 'Line total' },
      effect: 'read',
      inputs: [
        { place: 'option', field: { key: 'price', type: 'number', required: true, names: { zh: 'Price' } } },
        { place: 'option', field: { key: 'quantity', type: 'number', required: true } },
      ],
      body: { type: 'object', fields: [{ key: 'total', type: 'number' }] },
    },
  ]);
});

test.each<[string, Partial<FunctionDraft>, string]>([
  ['no name', { name: ' ' }, 'name: Give the function a name.'],
  ['no main', { source: 'let x = 1' }, 'source: Define main: function main(input, { log }) { … }'],
  ['an input that is no object', { input: '{"type":"string"}' }, 'input › type: The input is an object.'],
  [
    'a keyword that would have no effect',
    { input: '{"type":"object","properties":{"a":{"type":"string","pattern":"(a+)+$"}}}' },
    'input › properties › a › pattern: There is no field “pattern” here.',
  ],
  [
    'a needed property that is not described',
    { input: '{"type":"object","required":["b"]}' },
    'input › required › 0: There is no property “b”.',
  ],
  ['an output that is no JSON', { output: '{' }, 'output: This is no JSON'],
  [
    'a case that does not fit the input',
    { cases: [{ name: 'one', input: '{"price":"x","quantity":1}', expected: '' }] },
    'cases 1 › input › price: Must be a number.',
  ],
  [
    'a case without a needed value',
    { cases: [{ name: 'one', input: '{"price":1}', expected: '' }] },
    'cases 1 › input › quantity: A value is missing.',
  ],
  [
    'a case whose result is no JSON',
    { cases: [{ name: 'one', input: '{"price":1,"quantity":1}', expected: 'nope' }] },
    'cases 1 › expected: This is no JSON',
  ],
])('%s is refused at its place', (_what, change, problem) => {
  expect(problemsOf(change)[0]?.startsWith(problem)).toBe(true);
});

test('a case without an expected result has none', () => {
  const cases = [{ name: 'any', input: '{"price":1,"quantity":2}', expected: ' ' }];
  expect(contentOf({ cases }).cases).toEqual([{ name: 'any', input: { price: 1, quantity: 2 } }]);
});
