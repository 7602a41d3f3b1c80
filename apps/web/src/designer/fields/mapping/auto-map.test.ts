import { expect, test } from 'vitest';
import { autoMap } from './auto-map.ts';
import { schemaPaths } from './schema-paths.ts';

const text = (path: string) => ({ path, type: 'text' as const, names: [], required: false });

test('the same name maps with full score and an alias with a lower one', () => {
  const proposals = autoMap([text('ItemCode'), text('Quantity')], [text('qty'), text('itemCode')]);
  expect(proposals[0]).toMatchObject({
    source: { path: 'ItemCode' },
    target: { path: 'itemCode' },
    score: 1,
  });
  expect(proposals[1]).toMatchObject({ source: { path: 'Quantity' }, target: { path: 'qty' } });
  expect(proposals[1]?.score).toBeLessThan(1);
});

test('unlike names are not proposed, and a row of a list is never filled from outside a list', () => {
  expect(autoMap([text('DocEntry')], [text('warehouse')])).toEqual([]);
  expect(autoMap([text('ItemCode')], [text('lines[].ItemCode')])).toEqual([]);
  expect(autoMap([text('DocumentLines[].ItemCode')], [text('lines[].ItemCode')])).toHaveLength(1);
});

test('a schema opens into its leaf paths', () => {
  const paths = schemaPaths({
    type: 'object',
    fields: [
      { key: 'name', schema: { type: 'text' } },
      {
        key: 'lines',
        schema: {
          type: 'array',
          items: { type: 'object', fields: [{ key: 'qty', schema: { type: 'number' } }] },
        },
      },
    ],
  });
  expect(paths.map((place) => place.path)).toEqual(['name', 'lines[].qty']);
});
