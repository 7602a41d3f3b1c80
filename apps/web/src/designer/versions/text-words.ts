/** A short text before and after, word by word — words of any language, Chinese included. */
import { diffArrays } from 'diff';

export type WordRun = { kind: 'same' | 'added' | 'removed'; text: string };

export function wordRuns(before: string, after: string): WordRun[] {
  return diffArrays(wordsIn(before), wordsIn(after)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

function wordsIn(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
