import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyzeExpression } from '../analysis/analyze-template.ts';
import { compileExpression } from '../compile/compile-template.ts';
import { aScope } from '../testing/example-world.ts';
import { quoteName } from './quote-name.ts';

it('leaves plain names alone, Chinese ones included', () => {
  expect(['queryDrafts', '查询草稿单', 'a_1', '来源单号'].map(quoteName)).toEqual([
    'queryDrafts',
    '查询草稿单',
    'a_1',
    '来源单号',
  ]);
});

it('quotes what JSONata would read as something else', () => {
  expect(['my step', '1st', 'and', 'a.b', 'true', '　', ''].map(quoteName)).toEqual([
    '`my step`',
    '`1st`',
    '`and`',
    '`a.b`',
    '`true`',
    '`　`',
    '""',
  ]);
});

it('writes any name so that it is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 8 }), (name) => {
      const source = `steps.${quoteName(name)}.body`;
      const steps = Object.fromEntries([[name, { body: 16 }]]);
      expect(analyzeExpression(source).references).toMatchObject([
        { root: 'steps', key: name, path: ['body'] },
      ]);
      expect(compileExpression(source).evaluate(aScope({ steps }))).toBe(16);
    }),
  );
});
