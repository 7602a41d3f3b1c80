import { describe, expect, it } from 'vitest';
import { jsonataFunctions } from '../functions/jsonata-functions.ts';
import { aScope } from '../testing/example-world.ts';
import { pureJsonata } from '../testing/pure-jsonata.ts';
import { compileExpression } from './compile-template.ts';
import { findBuiltin } from './jsonata-builtins.ts';

const values = [
  'vars.text',
  'vars.empty',
  'vars.number',
  'vars.list',
  'vars.object',
  'vars.none',
  'vars.nil',
  'vars.yes',
  '"-"',
  '2',
  '-1',
];
const vars = {
  text: ' a-b-c 16',
  empty: '',
  number: 16.5,
  list: ['x', 'y', 'x'],
  object: { a: 1, b: [2] },
  nil: null,
  yes: true,
};

const names = jsonataFunctions
  .map((doc) => doc.name)
  .filter((name) => findBuiltin(name) && !['random', 'shuffle'].includes(name));

describe('a JSONata function called without waiting gives what JSONata gives', () => {
  it.each(names)('$%s', async (name) => {
    const scope = aScope({ vars });
    const calls = [
      '',
      ...values,
      ...values.flatMap((a) => values.map((b) => `${a}, ${b}`)),
      ...values.map((a) => `${a}, "-", 1`),
      ...values.map((a) => `vars.text, ${a}, "+"`),
      ...values.map((a) => `vars.text, "-", "+", ${a}`),
    ];
    for (const given of calls) {
      const source = `$${name}(${given})`;
      const compiled = compileExpression(source);
      expect(compiled.isSync, source).toBe(true);
      const ours = await outcome(() => compiled.evaluate(scope));
      expect(ours, source).toEqual(await outcome(() => pureJsonata(source, scope)));
    }
  });
});

async function outcome(evaluate: () => unknown): Promise<unknown> {
  try {
    return { value: await evaluate() };
  } catch {
    return 'failed';
  }
}
