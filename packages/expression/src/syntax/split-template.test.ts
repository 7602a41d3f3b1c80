import { describe, expect, it } from 'vitest';
import { splitTemplate } from './split-template.ts';

const shown = (value: string) =>
  splitTemplate(value).map((segment) =>
    segment.kind === 'text' ? segment.text : [segment.source, segment.closed],
  );

describe('a template', () => {
  it('is split at its braces, with offsets in the whole text', () => {
    expect(splitTemplate('a{{ b }}c')).toEqual([
      { kind: 'text', text: 'a', start: 0, end: 1 },
      { kind: 'expression', source: ' b ', start: 1, end: 8, sourceStart: 3, sourceEnd: 6, closed: true },
      { kind: 'text', text: 'c', start: 8, end: 9 },
    ]);
  });

  it('may hold objects, and braces inside texts, names, comments and patterns', () => {
    for (const source of [
      '{"a":{"b":1}}',
      '"}}"',
      '`}}`',
      '/* }} */ a',
      '$match(a, /[}]}/)',
      "'it\\'s }}'",
    ]) {
      expect(shown(`x{{${source}}}y`)).toEqual(['x', [source, true], 'y']);
    }
  });

  it('keeps a mistake inside its own expression', () => {
    expect(shown('{{ "a }} and {{ b }}')).toEqual([[' "a ', true], ' and ', [' b ', true]]);
  });

  it('knows when an expression is not closed', () => {
    expect(shown('a {{ b')).toEqual(['a ', [' b', false]]);
  });

  it('takes escaped braces literally', () => {
    expect(shown('\\{{ a }} {{ b }}')).toEqual(['{{ a }} ', [' b ', true]]);
  });

  it('may be empty, or only text', () => {
    expect(shown('')).toEqual([]);
    expect(shown('a }} b')).toEqual(['a }} b']);
  });
});
