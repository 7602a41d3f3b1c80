/** Whether the caret stands where fields and functions are offered, and what a chosen one replaces. */
import { analyzeTemplate } from '@flowbridge/expression';

export type SuggestionPlace = {
  /** What is typed to search with. */
  query: string;
  /** The offsets that a choice replaces. */
  start: number;
  end: number;
  /** The choice brings its braces along; otherwise it stands inside of an expression. */
  braced: boolean;
};

/** A slash at the beginning of a word: `/sum`. Inside a path or an address it is only a slash. */
const SLASH = /(?:^|\s)\/([\p{L}\p{N}_.]*)$/u;
const WORD = /[\p{L}\p{N}_$.`]*$/u;

export function suggestionAt(text: string, caret: number): SuggestionPlace | undefined {
  const segment = analyzeTemplate(text).segments.find(
    ({ kind, start, end }) => kind === 'expression' && start + 2 <= caret && caret <= end,
  );
  if (segment?.kind === 'expression') {
    // Behind its closing braces the expression is over; a `}}` behind the next `{{` belongs to that one.
    const isClosed = segment.closed && !segment.source.includes('{{');
    if (!isClosed || caret <= segment.end - 2)
      return insideOf(text, caret, { start: segment.start, isClosed });
  }
  const query = SLASH.exec(text.slice(0, caret))?.[1];
  if (query === undefined) return undefined;
  return { query, start: caret - query.length - 1, end: caret, braced: true };
}

type Around = { start: number; isClosed: boolean };

function insideOf(text: string, caret: number, { start, isClosed }: Around): SuggestionPlace | undefined {
  const inner = text.slice(start + 2, caret);
  if (isInQuotes(inner)) return undefined;
  const word = WORD.exec(inner)?.[0] ?? '';
  const before = inner.slice(0, inner.length - word.length).trim();
  if (/^\d/.test(word)) return undefined;
  // Without a word only where a value has to begin: at the start, and as the first thing handed to a function.
  if (word === '' && before !== '' && !before.endsWith('(')) return undefined;
  const isAlone = before === '' && !isClosed;
  return {
    query: word.replace(/^\$/, ''),
    start: isAlone ? start : caret - word.length,
    end: caret,
    braced: isAlone,
  };
}

const isInQuotes = (inner: string): boolean =>
  /["']/.test(inner.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, ''));
