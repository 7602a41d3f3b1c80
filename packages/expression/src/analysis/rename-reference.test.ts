import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeTemplate } from './analyze-template.ts';
import { renameInExpression, renameReference } from './rename-reference.ts';

const rename = (value: string, to = '新步骤') => renameReference(value, { root: 'steps', from: 'q', to });

describe('renaming a reference', () => {
  it('changes the key and nothing else', () => {
    expect(rename('No {{  steps . q.body /* steps.q */ & "steps.q" }} steps.q')).toBe(
      'No {{  steps . 新步骤.body /* steps.q */ & "steps.q" }} steps.q',
    );
    expect(rename('{{ steps.`q`.a }}{{ $$.steps."q" }}')).toBe('{{ steps.新步骤.a }}{{ $$.steps.新步骤 }}');
    expect(rename('{{ vars.q & steps.qq & steps.q }}')).toBe('{{ vars.q & steps.qq & steps.新步骤 }}');
  });

  it('follows the address of a wait', () => {
    const change = { root: 'callbacks', from: 'verdict', to: 'approved' } as const;
    expect(renameReference('{{ callbacks.verdict }} {{ steps.verdict }}', change)).toBe(
      '{{ callbacks.approved }} {{ steps.verdict }}',
    );
  });

  it('quotes the new key when it must', () => {
    expect(rename('{{ steps.q.a }}', 'my step')).toBe('{{ steps.`my step`.a }}');
  });

  it('leaves fields of items alone, and reaches the scope through $$', () => {
    expect(rename('{{ vars.list[steps.q = 1 and $$.steps.q = 2] }}')).toBe(
      '{{ vars.list[steps.q = 1 and $$.steps.新步骤 = 2] }}',
    );
  });

  it('leaves an expression with a syntax error as it is, and renames in the others', () => {
    expect(rename('{{ steps.q + }}{{ steps.q }}')).toBe('{{ steps.q + }}{{ steps.新步骤 }}');
  });

  it('works in bare expressions', () => {
    expect(renameInExpression('steps.q.a > 1', { root: 'steps', from: 'q', to: 'r' })).toBe('steps.r.a > 1');
  });

  it('can be undone by the opposite rename', () => {
    const template = fc
      .array(
        fc.constantFrom(
          '{{ steps.q.a }}',
          ' text ',
          '{{ vars.q }}',
          '{{ $sum(steps.q.body.n) + steps.other.q }}',
          '\\{{ steps.q',
        ),
        { maxLength: 5 },
      )
      .map((parts) => parts.join(''));
    const key = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
      .filter((name) => name !== 'q' && name !== 'other');
    fc.assert(
      fc.property(template, key, (value, to) => {
        const renamed = rename(value, to);
        expect(
          analyzeTemplate(renamed).references.some((found) => found.root === 'steps' && found.key === 'q'),
        ).toBe(false);
        expect(renameReference(renamed, { root: 'steps', from: to, to: 'q' })).toBe(value);
      }),
    );
  });
});
