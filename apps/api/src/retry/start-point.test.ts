import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { isBefore, lieOf, readPath, startPoint } from './start-point.ts';

const document = aFlow()
  .manual()
  .buildJson('first', 1)
  .forEach('order', '{{ [1,2,3] }}', (order) =>
    order
      .buildJson('head', 1)
      .forEach('line', '{{ [1,2] }}', (line) => line.buildJson('post', 1))
      .condition('{{ true }}', (then) => then.buildJson('close', 1)),
  )
  .buildJson('last', 1)
  .build();

const before = (start: string, path: string) => {
  const point = startPoint(document, start);
  if (!point) throw new Error(`no start at ${start}`);
  return isBefore(point, lieOf(point, path));
};

test('a path is read as its keys and the items it goes through', () => {
  expect(readPath('order[12]/line[3]/post')).toEqual({
    keys: ['order', 'line', 'post'],
    items: [
      { loopPath: 'order', index: 12 },
      { loopPath: 'order[12]/line', index: 3 },
    ],
  });
});

test.each([
  ['order[1]/line[1]/post', 'first', true],
  ['order[1]/line[1]/post', 'last', false],
  ['order[1]/line[1]/post', 'order[0]/line[1]/post', true],
  ['order[1]/line[1]/post', 'order[2]/head', false],
  ['order[1]/line[1]/post', 'order[1]/head', true],
  ['order[1]/line[1]/post', 'order[1]/line[0]/post', true],
  ['order[1]/line[1]/post', 'order[1]/line[1]/post', false],
  ['order[1]/line[1]/post', 'order[1]/close', false],
  ['order[1]/close', 'order[1]/line[1]/post', true],
  ['order', 'order[0]/head', false],
  ['order', 'first', true],
  ['order[1]/line', 'order[1]/line[0]/post', false],
  ['order[1]/line', 'order[0]/line[1]/post', true],
])('from %s, %s comes before: %s', (start, path, expected) => {
  expect(before(start, path)).toBe(expected);
});

test.each(['order[1]', 'order[1]/post', 'post', 'order/line[0]/post', 'nowhere', ''])(
  'no walk comes to %j',
  (path) => {
    expect(startPoint(document, path)).toBeUndefined();
  },
);
