import { describe, expect, it } from 'vitest';
import { complete } from './complete.ts';
import type { ScopeShape } from './value-shape.ts';

const shape: ScopeShape = {
  steps: {
    properties: {
      queryDrafts: {
        title: '查询草稿单',
        properties: {
          body: {
            properties: {
              value: {
                type: 'array',
                items: {
                  properties: {
                    DocEntry: { type: 'integer', title: '草稿号' },
                    'Line No': { type: 'integer' },
                  },
                },
              },
            },
          },
        },
      },
      草稿: { type: 'object' },
    },
  },
  vars: { properties: { 来源单号: { type: 'string' } } },
};

/** `|` is the caret. */
function at(marked: string, mode: 'template' | 'expression' = 'template') {
  const offset = marked.indexOf('|');
  const value = marked.replace('|', '');
  return complete({ value, offset, shape, mode }).map((item) => ({
    ...item,
    result: value.slice(0, item.replaceStart) + item.insertText + value.slice(item.replaceEnd),
  }));
}

describe('completion', () => {
  it('proposes roots and functions where an operand is expected', () => {
    const found = at('{{ | }}');
    expect(found.filter((item) => item.kind === 'root').map((item) => item.label)).toEqual(['steps', 'vars']);
    expect(
      found.some((item) => item.label === 'formatDate' && item.detail.startsWith('formatDate(value')),
    ).toBe(true);
  });

  it('narrows by what is typed and replaces it', () => {
    expect(at('{{ ste| }}')[0]?.result).toBe('{{ steps }}');
    expect(at('{{ 1 + formatd| }}')[0]?.result).toBe('{{ 1 + formatDate( }}');
    expect(at('{{ $formatd| }}')[0]?.result).toBe('{{ $formatDate( }}');
  });

  it('proposes keys and fields after a dot, through lists and filters', () => {
    expect(at('{{ steps.| }}').map((item) => [item.label, item.detail])).toEqual([
      ['queryDrafts', '查询草稿单'],
      ['草稿', 'object'],
    ]);
    expect(at('{{ steps.queryDrafts.body.value[0].| }}').map((item) => item.insertText)).toEqual([
      'DocEntry',
      '`Line No`',
    ]);
    expect(at('{{ steps.queryDrafts.body.value[DocEntry > 3].Doc| }}')[0]?.result).toBe(
      '{{ steps.queryDrafts.body.value[DocEntry > 3].DocEntry }}',
    );
    expect(at('$$.vars.|', 'expression').map((item) => item.label)).toEqual(['来源单号']);
  });

  it('finds a field by its title, too', () => {
    expect(at('{{ steps.queryDrafts.body.value.草稿| }}').map((item) => item.label)).toEqual(['DocEntry']);
  });

  it('works while the expression is not closed yet', () => {
    expect(at('No {{ vars.|')[0]?.result).toBe('No {{ vars.来源单号');
  });

  it('is silent outside of expressions and inside of texts', () => {
    expect(at('ste|')).toEqual([]);
    expect(at('{{ "ste|" }}')).toEqual([]);
    expect(at('{{ 12| }}')).toEqual([]);
    expect(at('{{ (vars.a)| }}')).toEqual([]);
  });
});
