import fc from 'fast-check';
import jsonata from 'jsonata';
import { expect, it } from 'vitest';
import { tokenize } from './lexer.ts';
import { isRawNode, rawPosition, walkRawTree } from './raw-tree.ts';

const operands = [
  'a',
  '草稿',
  '`my step`',
  '"x"',
  "'a}}b'",
  '12',
  '1.5e3',
  'true',
  '$x',
  '$f(a)',
  '/a\\/[b/]+/i',
  '[1, 2]',
  '{"a": 1}',
  '*',
  '**',
  '(a; b)',
  'a /* c */',
];
const operators = [
  '.',
  '+',
  '-',
  ' * ',
  ' / ',
  ' % ',
  '=',
  '!=',
  '<=',
  '&',
  ' and ',
  ' in ',
  ' ?: ',
  ' ?? ',
  ' ~> ',
  '..',
];

it('puts a token’s end wherever JSONata notes a position', () => {
  const source = fc
    .tuple(
      fc.constantFrom(...operands),
      fc.array(fc.tuple(fc.constantFrom(...operators), fc.constantFrom(...operands)), { maxLength: 5 }),
    )
    .map(([first, rest]) => first + rest.map(([operator, operand]) => operator + operand).join(''));
  let compared = 0;
  fc.assert(
    fc.property(source, (expression) => {
      let ast: unknown;
      try {
        ast = jsonata(expression).ast();
      } catch {
        return;
      }
      const ends = new Set(tokenize(expression).map((token) => token.end));
      walkRawTree(ast, (node) => {
        if (!isRawNode(node) || node.position === undefined) return;
        compared++;
        expect(ends, `${expression} at ${rawPosition(node)}`).toContain(rawPosition(node));
      });
    }),
    { numRuns: 2_000 },
  );
  expect(compared).toBeGreaterThan(2_000);
});

it('tells a division from a regular expression', () => {
  const kinds = (source: string) => tokenize(source).map((token) => token.kind);
  expect(kinds('a / b / c')).toEqual(['name', 'operator', 'name', 'operator', 'name']);
  expect(kinds('$match(a, /b/)')).toEqual(['variable', 'operator', 'name', 'operator', 'regex', 'operator']);
});

it('gives an error token for what is never closed', () => {
  expect(tokenize('a & "b')).toMatchObject([
    { kind: 'name' },
    { text: '&' },
    { kind: 'error', start: 4, end: 6 },
  ]);
});
