import { aFlow, type FlowDocument, type JsonValue, type StepId, scopeAt, stepByKey } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { sampleScope } from './sample-scope.ts';

const nothingKnown = { connector: () => undefined, action: () => undefined, event: () => undefined };

function scopeOf(document: FlowDocument, key: string, outputs: Record<string, JsonValue> = {}) {
  const idOf = (name: string): StepId => {
    const step = stepByKey(document, name);
    if (!step) throw new Error(`There is no step ${name}.`);
    return step.id;
  };
  const stepId = idOf(key);
  return sampleScope(document, scopeAt(document, stepId, nothingKnown), {
    outputs: new Map(Object.entries(outputs).map(([name, value]) => [idOf(name), value])),
    trigger: undefined,
    parameters: {},
    stepId,
    environment: { now: () => Date.parse('2026-03-05T08:30:00Z'), timeZone: 'Asia/Shanghai' },
  });
}

test('nested loops show the first item of the list they go through', async () => {
  const document = aFlow()
    .manual()
    .code('query', {}, 'function main() {}')
    .forEach('each', '{{ steps.query.orders }}', (outer) =>
      outer.forEach('line', '{{ loops.each.item.lines }}', (inner) => inner.buildJson('row', 1)),
    )
    .build();
  const outputs = { query: { orders: [{ no: 7, lines: [{ item: 'A' }, { item: 'B' }] }] } };
  const { loops } = await scopeOf(document, 'row', outputs);
  expect(loops.each?.item).toEqual({ no: 7, lines: [{ item: 'A' }, { item: 'B' }] });
  expect(loops.line).toEqual({ item: { item: 'A' }, index: 0, number: 1, first: true });
});

test('what a run brought goes before what a step would build, and both before nothing', async () => {
  const document = aFlow()
    .manual()
    .buildJson('a', { total: 5 })
    .buildJson('b', { double: '{{ steps.a.total * 2 }}' })
    .initVariable('start', 'number', '{{ steps.b.double + 1 }}')
    .code('unknown', {}, 'function main() {}')
    .buildJson('end', 1)
    .build();
  const built = await scopeOf(document, 'end');
  expect(built.steps).toEqual({ a: { total: 5 }, b: { double: 10 }, unknown: undefined });
  expect(built.vars).toEqual({ start: 11 });
  const ran = await scopeOf(document, 'end', { b: { double: 40 } });
  expect(ran.steps.b).toEqual({ double: 40 });
  expect(ran.vars).toEqual({ start: 41 });
});

test('what is built on the way has the clock and the zone of a run', async () => {
  const document = aFlow()
    .manual()
    .buildJson('a', { at: '{{ formatDate(now(), "yyyy-MM-dd HH:mm") }}' })
    .buildJson('b', 1)
    .build();
  expect((await scopeOf(document, 'b')).steps.a).toEqual({ at: '2026-03-05 16:30' });
});
