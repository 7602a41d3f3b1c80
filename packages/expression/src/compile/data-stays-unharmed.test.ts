import { expect, it } from 'vitest';
import { aScope } from '../testing/example-world.ts';
import { pureJsonata } from '../testing/pure-jsonata.ts';
import { compileExpression } from './compile-template.ts';

const grouped = [
  'vars.empty{name: $sum(n)}',
  '(vars.empty){name: n}',
  'vars.list{name: $sum(n)}',
  'vars.list[n > 1]{name: n}',
  'vars.nested{"k": $}',
  'vars.list^(n){name: n}',
  'vars.list#$i{name: $i}',
  'vars.missing{"k": n}',
];

it.each(grouped)('%s gives what JSONata gives and leaves the scope as it was', async (source) => {
  const vars = () => ({
    empty: [],
    nested: [[1, 2]],
    list: [
      { name: 'a', n: 1 },
      { name: 'b', n: 2 },
      { name: 'a', n: 3 },
    ],
  });
  const scope = aScope({ vars: vars() });
  expect(await compileExpression(source).evaluate(scope)).toEqual(
    await pureJsonata(source, aScope({ vars: vars() })),
  );
  expect(scope.vars).toEqual(vars());
});

it('results carry no marks of JSONata', async () => {
  const result = await compileExpression(
    '($x := vars.list; {"names": $x.name, "kept": $x[0].name[]})',
  ).evaluate(aScope({ vars: { list: [{ name: 'a' }, { name: 'b' }] } }));
  expect(result).toStrictEqual({ names: ['a', 'b'], kept: ['a'] });
});
