import { expect, test } from 'vitest';
import { autoMap } from './auto-map.ts';
import { schemaPaths } from './schema-paths.ts';

const text = (path: string, ...names: string[]) => ({ path, type: 'text' as const, names, required: false });

test('the same name maps with full score and an alias with a lower one, and both say why', () => {
  const proposals = autoMap([text('ItemCode'), text('Quantity')], [text('qty'), text('itemCode')]);
  expect(proposals[0]).toMatchObject({
    source: { path: 'ItemCode' },
    target: { path: 'itemCode' },
    score: 1,
    reasons: [{ kind: 'sameName' }],
  });
  expect(proposals[1]).toMatchObject({
    source: { path: 'Quantity' },
    target: { path: 'qty' },
    reasons: [{ kind: 'alike' }],
  });
  expect(proposals[1]?.score).toBeLessThan(1);
});

test('unlike names are not proposed, and a row of a list is never filled from outside a list', () => {
  expect(autoMap([text('DocEntry')], [text('warehouse')])).toEqual([]);
  expect(autoMap([text('ItemCode')], [text('lines[].ItemCode')])).toEqual([]);
  expect(autoMap([text('DocumentLines[].ItemCode')], [text('lines[].ItemCode')])).toHaveLength(1);
});

test('titles count as names', () => {
  const [found] = autoMap([text('F001', '物料编码')], [text('mat', '物料编码')]);
  expect(found).toMatchObject({ score: 1, reasons: [{ kind: 'sameTitle' }] });
});

test('of two fields of one name, the one in the likewise named object is taken', () => {
  const sources = [text('customer.code'), text('item.code')];
  const [found] = autoMap(sources, [text('item.code')]);
  expect(found).toMatchObject({ source: { path: 'item.code' }, score: 1 });
  const [other] = autoMap([text('customer.code')], [text('item.code')]);
  expect(other).toMatchObject({ score: 0.95, reasons: [{ kind: 'sameName' }, { kind: 'otherParent' }] });
});

test('what other flows map counts, the more of them the more, but the same name stays first', () => {
  const earlier = [
    { source: 'u_zz', target: 'warehouse', flows: 3 },
    { source: 'u_other', target: 'code', flows: 9 },
  ];
  const [learnt] = autoMap([text('DocEntry'), text('U_ZZ')], [text('warehouse')], earlier);
  expect(learnt).toMatchObject({
    source: { path: 'U_ZZ' },
    score: 0.94,
    reasons: [{ kind: 'earlier', flows: 3 }],
  });
  const [same] = autoMap([text('U_Other'), text('code')], [text('code')], earlier);
  expect(same).toMatchObject({ source: { path: 'code' }, score: 1 });
});

test('each of 300 fields finds its own among 300', () => {
  const many = (prefix: string) =>
    Array.from({ length: 300 }, (_, at) => text(`${prefix}Field${at}`, `字段 ${at}`));
  const proposals = autoMap(many('U_'), many('u'));
  expect(proposals).toHaveLength(300);
  expect(proposals.every(({ source, target }) => source.path.slice(7) === target.path.slice(6))).toBe(true);
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
