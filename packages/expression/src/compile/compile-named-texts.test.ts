import { expect, test } from 'vitest';
import { defaultEnvironment, emptyScope } from '../scope.ts';
import { compileNamedTexts } from './compile-named-texts.ts';

async function evaluate(templates: Record<string, unknown>, trigger: unknown) {
  const failed: string[] = [];
  const list = Object.entries(templates).map(([name, template]) => ({ name, template }));
  const texts = await compileNamedTexts(list).evaluate({
    scope: { ...emptyScope, trigger },
    environment: defaultEnvironment,
    onFailure: (name) => failed.push(name),
  });
  return { texts, failed };
}

test('values are given as texts, in the order of their names', async () => {
  const { texts } = await evaluate(
    {
      number: '{{ trigger.body.no }}',
      pair: '{{ trigger.body.a }}/{{ trigger.body.no }}',
      list: '{{ [1, 2] }}',
    },
    { body: { no: 4711, a: 'PO' } },
  );
  expect(texts).toEqual([
    { name: 'number', value: '4711' },
    { name: 'pair', value: 'PO/4711' },
    { name: 'list', value: '[1,2]' },
  ]);
});

test('nothing and empty texts are left out', async () => {
  expect((await evaluate({ none: '{{ trigger.body.none }}', empty: '' }, {})).texts).toEqual([]);
});

test('one that fails is told and does not spoil the others', async () => {
  const { texts, failed } = await evaluate(
    { bad: '{{ $number("x") }}', good: '{{ trigger.no }}' },
    { no: 1 },
  );
  expect(failed).toEqual(['bad']);
  expect(texts).toEqual([{ name: 'good', value: '1' }]);
});
