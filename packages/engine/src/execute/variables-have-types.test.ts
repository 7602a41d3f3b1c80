import { aFlow, type Template, type VariableType } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { runFlow } from '../testing-ports/run-flow.ts';

test('a variable takes what loses nothing on the way to its type', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('text', 'text', '{{ trigger.body.big }}')
    .initVariable('whole', 'integer', ' 42 ')
    .initVariable('flag', 'boolean', 'true')
    .initVariable('one', 'array', { a: 1 })
    .initVariable('none', 'array', '{{ trigger.body.missing }}')
    .buildJson('result', '{{ vars }}');
  const { outcome } = await runFlow(flow, { start: { trigger: { body: { big: 9007199254740993n } } } });
  expect(outcome.output).toEqual({
    text: '9007199254740993',
    whole: 42,
    flag: true,
    one: [{ a: 1 }],
    none: [],
  });
});

test.each<[VariableType, Template]>([
  ['integer', '4.5'],
  ['integer', 'abc'],
  ['boolean', 'maybe'],
  ['object', [1]],
  ['array', 'text'],
])('a variable of type %s refuses %j, naming variable and field', async (type, value) => {
  const { outcome } = await runFlow(aFlow().manual().initVariable('x', type, value));
  expect(outcome).toMatchObject({
    state: 'failed',
    error: { code: 'variableTypeMismatch', field: 'value', details: { name: 'x', type } },
  });
});

test('appending to what is no list, and using what is not initialised, fail clearly', async () => {
  const wrong = await runFlow(aFlow().manual().initVariable('x', 'text').appendToArray('x', 1));
  expect(wrong.outcome.error).toMatchObject({
    code: 'variableTypeMismatch',
    details: { name: 'x', type: 'array' },
  });
  const missing = await runFlow(aFlow().manual().appendToText('y', 'a'));
  expect(missing.outcome.error).toMatchObject({ code: 'variableNotInitialised', details: { name: 'y' } });
});

test('incrementing is exact in decimals and beyond 2^53', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('money', 'number', 0.1)
    .incrementVariable('money', 0.2)
    .initVariable('big', 'integer', '{{ trigger.body.big }}')
    .incrementVariable('big')
    .buildJson('result', ['{{ vars.money }}', '{{ vars.big }}']);
  const { outcome } = await runFlow(flow, { start: { trigger: { body: { big: 9007199254740993n } } } });
  expect(outcome.output).toEqual([0.3, 9007199254740994n]);
});

test('appending never changes a value somebody already holds', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('list', 'array', [0])
    .appendToArray('list', 1, { key: 'first' })
    .buildJson('before', { list: '{{ vars.list }}' })
    .initVariable('copy', 'array', '{{ vars.list }}')
    .appendToArray('list', 2)
    .appendToArray('copy', 9)
    .buildJson('result', {
      before: '{{ steps.before.list }}',
      first: '{{ steps.first.value }}',
      copy: '{{ vars.copy }}',
      list: '{{ vars.list }}',
    });
  const { outcome, journal } = await runFlow(flow);
  expect(outcome.output).toEqual({ before: [0, 1], first: [0, 1], copy: [0, 1, 9], list: [0, 1, 2] });
  expect(journal.recordOf('init_list')?.output).toEqual({ value: [0] });
  expect(journal.recordOf('first')).toMatchObject({
    input: { name: 'list', value: 1 },
    output: { length: 2 },
  });
});

test('a loop over a list that its body appends to ends', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('list', 'array', [1, 2, 3])
    .appendToArray('list', 4)
    .forEach('each', '{{ vars.list }}', (body) => body.appendToArray('list', '{{ loops.each.item }}'))
    .buildJson('result', '{{ $count(vars.list) }}');
  const { outcome } = await runFlow(flow);
  expect(outcome.output).toBe(8);
});

test('text gathers values as they are written', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('log', 'text')
    .appendToText('log', 'a')
    .appendToText('log', 7)
    .appendToText('log', { b: 1 })
    .appendToText('log', null)
    .buildJson('result', '{{ vars.log }}');
  expect((await runFlow(flow)).outcome.output).toBe('a7{"b":1}');
});
