import { useMemo } from 'react';
import { wordRuns } from './text-words.ts';

/** A long line before and after as one: words that went, words that came. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const runs = useMemo(() => wordRuns(before, after), [before, after]);
  return (
    <p className="word-diff" data-testid="word-diff">
      {runs.map(({ kind, text }, index) => {
        const Mark = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span';
        // biome-ignore lint/suspicious/noArrayIndexKey: runs of one text never change places
        return <Mark key={index}>{text}</Mark>;
      })}
    </p>
  );
}
