import { describe, expect, it } from 'vitest';
import { callAt } from './call-at.ts';
import { complete } from './complete.ts';
import { namedAt } from './named-at.ts';
import type { ScopeShape } from './value-shape.ts';

/** `|` is the caret. */
const caret = (marked: string) => ({ value: marked.replace('|', ''), offset: marked.indexOf('|') });

const called = (marked: string) => {
  const { value, offset } = caret(marked);
  const found = callAt(value, offset);
  return found && [found.doc.name, found.argument];
};

const named = (marked: string) => {
  const { value, offset } = caret(marked);
  const found = namedAt(value, offset);
  if (!found) return undefined;
  const word = value.slice(found.start, found.end);
  return found.kind === 'function' ? [word, found.doc.name] : [word, found.path.join('/')];
};

describe('the call around the caret', () => {
  it('tells the function and which argument is being written', () => {
    expect(called("{{ formatDate(now(), '|")).toEqual(['formatDate', 1]);
    expect(called("{{ formatDate(|now(), 'x') }}")).toEqual(['formatDate', 0]);
    expect(called('{{ $sum(steps.a.rows[x in [1, 2|]]) }}')).toEqual(['sum', 0]);
  });

  it('looks past brackets that are no calls, and counts what ~> hands over', () => {
    expect(called('{{ truncate((vars.a & |"x"), 3) }}')).toEqual(['truncate', 0]);
    expect(called('{{ vars.a ~> truncate(|) }}')).toEqual(['truncate', 1]);
  });

  it('is silent outside of calls and outside of expressions', () => {
    expect(called('{{ now() & | }}')).toBeUndefined();
    expect(called('{{ myOwn(|) }}')).toBeUndefined();
    expect(called('formatDate(|')).toBeUndefined();
  });
});

describe('the word under the pointer', () => {
  it('is a path up to that word', () => {
    expect(named('No {{ steps.que|ry.body.value[0].`Line No` }}')).toEqual(['query', 'steps/query']);
    expect(named('No {{ steps.query.body.value[0].`Li|ne No` }}')).toEqual([
      '`Line No`',
      'steps/query/body/value/0/Line No',
    ]);
    expect(named('{{ $$.va|rs.a }}')).toEqual(['vars', 'vars']);
  });

  it('begins at the list inside of a filter and behind a list', () => {
    expect(named('{{ steps.q.rows[Pri|ce > 3] }}')).toEqual(['Price', 'steps/q/rows/Price']);
    expect(named('{{ steps.q.rows.(item.na|me) }}')).toEqual(['name', 'steps/q/rows/item/name']);
  });

  it('is a function where it is called', () => {
    expect(named('{{ formatD|ate(now()) }}')).toEqual(['formatDate', 'formatDate']);
    expect(named('{{ $su|m([1]) }}')).toEqual(['$sum', 'sum']);
  });

  it('is nothing in plain text, texts and numbers', () => {
    expect(named('ste|ps {{ 1 }}')).toBeUndefined();
    expect(named('{{ "ste|ps" }}')).toBeUndefined();
    expect(named('{{ 12|3 }}')).toBeUndefined();
  });
});

describe('completion inside of a list', () => {
  const shape: ScopeShape = {
    steps: {
      properties: {
        q: {
          properties: {
            rows: {
              type: 'array',
              items: { properties: { Price: { type: 'number' }, Code: { type: 'text' } } },
            },
          },
        },
      },
    },
  };

  it('proposes the fields of the items first, with where they are found', () => {
    const { value, offset } = caret('{{ steps.q.rows[| > 3] }}');
    const [first, second, third] = complete({ value, offset, shape });
    expect([first?.label, second?.label, third?.label]).toEqual(['Price', 'Code', 'steps']);
    expect(first?.path).toEqual(['steps', 'q', 'rows', 'Price']);
    expect(first?.shape).toEqual({ type: 'number' });
  });
});
