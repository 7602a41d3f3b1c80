import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aScope } from '../testing/example-world.ts';
import { pureJsonata } from '../testing/pure-jsonata.ts';
import { compileExpression } from './compile-template.ts';

/** Few names and small values, so that generated paths often meet generated data. */
const names = ['a', 'b', '单号', 'my field'];
const written = new Map(names.map((name) => [name, name.includes(' ') ? `\`${name}\`` : name]));

const leaf = fc.constantFrom<unknown>(0, 1, 2, -1.5, 0.1, '', 'x', '16', true, false, null);
const data = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
})).value;

const index = fc.integer({ min: -3, max: 3 }).map((at) => `[${at}]`);
const fieldStep = fc.constantFrom(...names).map((name) => written.get(name) ?? name);
const literal = fc.constantFrom('0', '1', '2', '-1', '0.1', '"x"', "'16'", 'true', 'false', 'null');

const path: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('vars', 'vars', 'vars', '$.vars', '$$.vars', 'missing'),
    fc.array(
      fc
        .tuple(fieldStep, fc.array(fc.oneof(index, index, fc.constant('[]')), { maxLength: 2 }))
        .map(([name, suffixes]) => name + suffixes.join('')),
      { maxLength: 4 },
    ),
  )
  .map(([root, steps]) => [root, ...steps].join('.'));

const relativePath = fc.array(fieldStep, { minLength: 1, maxLength: 2 }).map((steps) => steps.join('.'));

const expression = fc.letrec<{ any: string; item: string }>((tie) => ({
  /** An expression over the whole scope. */
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    path,
    literal,
    fc.tuple(path, tie('item')).map(([head, test]) => `${head}[${test}]`),
    fc.tuple(path, tie('item')).map(([head, test]) => `${head}[${test}].a`),
    fc.tuple(path, tie('item')).map(([head, inner]) => `${head}.(${inner})`),
    fc.tuple(path, tie('item')).map(([head, inner]) => `${head}.{"k": ${inner}, "单号": b}`),
    fc.tuple(tie('any'), operator(), tie('any')).map(([l, o, r]) => `(${l}) ${o} (${r})`),
    fc.tuple(tie('any'), tie('any'), tie('any')).map(([c, t, e]) => `(${c}) ? (${t}) : (${e})`),
    fc.tuple(tie('any'), tie('any')).map(([l, r]) => `(${l}) ?? (${r})`),
    fc.tuple(tie('any'), tie('any')).map(([l, r]) => `[${l}, [${r}]]`),
    fc.tuple(tie('any'), tie('any')).map(([l, r]) => `{"p": ${l}, "q": ${r}}`),
    fc.tuple(functionName(), tie('any')).map(([f, a]) => `$${f}(${a})`),
    fc.tuple(functionName(), tie('any')).map(([f, a]) => `(${a}) ~> $${f}`),
    fc.tuple(tie('any'), index).map(([inner, at]) => `(${inner})${at}`),
    fc.tuple(tie('any'), fieldStep).map(([inner, name]) => `(${inner}).${name}`),
    tie('any').map((inner) => `-(${inner})`),
  ),
  /** An expression over one item of a list. */
  item: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    relativePath,
    literal,
    fc.constantFrom('$', '$.a', '$$.vars.b'),
    fc.tuple(tie('item'), operator(), tie('item')).map(([l, o, r]) => `${l} ${o} ${r}`),
    fc.tuple(functionName(), tie('item')).map(([f, a]) => `$${f}(${a})`),
  ),
}));

function operator() {
  return fc.constantFrom('+', '-', '*', '/', '%', '=', '!=', '<', '<=', '>', '>=', '&', 'and', 'or', 'in');
}

function functionName() {
  return fc.constantFrom(
    'string',
    'number',
    'boolean',
    'not',
    'exists',
    'type',
    'count',
    'length',
    'uppercase',
    'keys',
    'distinct',
    'reverse',
    'sum',
  );
}

type Outcome = { value: unknown } | { failed: true };

async function outcomeOf(evaluate: () => unknown): Promise<Outcome> {
  try {
    return { value: await evaluate() };
  } catch {
    return { failed: true };
  }
}

async function compare(source: string, vars: Record<string, unknown>) {
  const compiled = compileExpression(source);
  const scope = aScope({ vars });
  const ours = await outcomeOf(() => compiled.evaluate(scope));
  const before = JSON.stringify(scope);
  const given: unknown = JSON.parse(before);
  const theirs = await outcomeOf(() => pureJsonata(source, given));
  // JSONata adds an item to an empty list that an object literal meets, and may read it again; we never change data
  if (JSON.stringify(given) === before) expect(ours, source).toEqual(theirs);
  expect(JSON.stringify(scope), source).toBe(before);
  return compiled.isSync;
}

const vars = fc.dictionary(fc.constantFrom(...names), data, { maxKeys: 4 });

describe('a compiled expression means what JSONata means', () => {
  it('for every path over every data', async () => {
    await fc.assert(
      fc.asyncProperty(path, vars, async (source, given) => {
        expect(await compare(source, given)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('for operators, conditions, filters, literals and calls', async () => {
    await fc.assert(
      fc.asyncProperty(expression.any, vars, async (source, given) => {
        await compare(source, given);
      }),
      { numRuns: 2_000 },
    );
  });
});
