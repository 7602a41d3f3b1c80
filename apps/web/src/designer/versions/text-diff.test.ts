import { describe, expect, it } from 'vitest';
import { textBlocks } from './text-lines.ts';
import { wordRuns } from './text-words.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, at) => `line ${at + 1}`);
const show = (before: string, after: string) =>
  textBlocks(before, after).map(({ kind, lines }) =>
    kind === 'folded'
      ? `… ${lines.length}`
      : lines.map((line) => `${{ same: ' ', added: '+', removed: '-' }[line.kind]}${line.text}`),
  );

describe('a text compared line by line', () => {
  it('shows the changed line among its neighbours and folds what is far from it', () => {
    const before = numbered(20);
    const after = before.with(9, 'LINE 10');
    expect(show(before.join('\n'), after.join('\n'))).toEqual([
      '… 6',
      [' line 7', ' line 8', ' line 9', '-line 10', '+LINE 10', ' line 11', ' line 12', ' line 13'],
      '… 7',
    ]);
  });

  it('does not call the former last line changed because lines follow it', () => {
    expect(show('a\nb', 'a\nb\nc')).toEqual([[' a', ' b', '+c']]);
  });

  it('shows that a line break was added at the end', () => {
    expect(show('a', 'a\n')).toEqual([[' a', '+']]);
  });

  it('gives both texts back whole, whatever they are', () => {
    const [before, after] = ['a\n\nb\r\nc', '\nb\nc\n'];
    const lines = textBlocks(before, after).flatMap((block) => block.lines);
    const side = (without: string) =>
      lines.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('\n');
    expect(side('added')).toBe(before);
    expect(side('removed')).toBe(after);
  });
});

describe('a text compared word by word', () => {
  it('marks the words that differ', () => {
    expect(wordRuns('DocTotal gt 100', 'DocTotal ge 100')).toEqual([
      { kind: 'same', text: 'DocTotal ' },
      { kind: 'removed', text: 'gt' },
      { kind: 'added', text: 'ge' },
      { kind: 'same', text: ' 100' },
    ]);
  });

  it('does not take a Chinese sentence for one word', () => {
    const same = wordRuns('查询草稿单列表', '查询采购单列表').filter(({ kind }) => kind === 'same');
    expect(same.map(({ text }) => text).join('')).toContain('查询');
  });

  it('sees a change of white space', () => {
    expect(wordRuns('a b', 'a  b').some(({ kind }) => kind !== 'same')).toBe(true);
  });
});
