import { expect, test } from 'vitest';
import { analyzeTemplate } from './analyze-template.ts';
import { complete } from './complete.ts';

test('tables that are written out are told with their places; one that is computed is not', () => {
  const text = "a {{ lookup('units', 'kg') & $lookup(\"other\", vars.b) & lookup(vars.table, 'k') }}";
  const { lookups = [], diagnostics } = analyzeTemplate(text);
  expect(diagnostics).toEqual([]);
  expect(lookups.map(({ table, start, end }) => [table, text.slice(start, end)])).toEqual([
    ['units', "'units'"],
    ['other', '"other"'],
  ]);
  expect(analyzeTemplate('{{ vars.a }}').lookups).toBeUndefined();
});

test('the names of tables are proposed inside the quotes of the first argument, and nowhere else', () => {
  const tables = ['units', '单位', "it's"];
  const at = (value: string) =>
    complete({ value, offset: value.length, shape: {}, tables }).map(({ kind, label, replaceStart }) => [
      kind,
      label,
      replaceStart,
    ]);
  expect(at("{{ lookup('")).toEqual([
    ['table', 'units', 11],
    ['table', '单位', 11],
  ]);
  expect(at("{{ lookup('uni")).toEqual([['table', 'units', 11]]);
  expect(at("{{ lookup('units', 'k")).toEqual([]);
  expect(at("{{ $uppercase('u")).toEqual([]);
});
