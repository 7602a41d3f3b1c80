/** Which lines of a mapping are shown: by search, by state, by what is folded. */
import { useCallback, useMemo, useState } from 'react';
import { type MappingLine, shownLines } from './mapping-lines.ts';
import { useRowProblems } from './mapping-list.tsx';
import type { MappingPreviewState } from './use-mapping-preview.ts';

export type LineFilter = 'all' | 'filled' | 'unfilled' | 'wrong';

export function useShownLines(lines: readonly MappingLine[], preview?: MappingPreviewState) {
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<LineFilter>('all');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const problems = useRowProblems();
  const ids = useMemo(() => {
    const fields = lines.filter((line) => line.kind === 'field');
    const isWrong = (line: (typeof fields)[number]) =>
      line.row === undefined
        ? line.required
        : problems.has(line.rowIndex ?? -1) || preview?.problems.has(line.row.id) === true;
    const set = (some: typeof fields) => new Set(some.map(({ id }) => id));
    return {
      all: set(fields),
      filled: set(fields.filter(({ row }) => row !== undefined)),
      unfilled: set(fields.filter(({ row }) => row === undefined)),
      wrong: set(fields.filter(isWrong)),
    };
  }, [lines, problems, preview?.problems]);
  const shown = useMemo(
    () => shownLines(lines, { query, closed, only: filter === 'all' ? undefined : ids[filter] }),
    [lines, query, closed, filter, ids],
  );
  const toggle = useCallback(
    (target: string) =>
      setClosed((before) => {
        const next = new Set(before);
        if (!next.delete(target)) next.add(target);
        return next;
      }),
    [],
  );
  const { size: all } = ids.all;
  const { size: filled } = ids.filled;
  const { size: unfilled } = ids.unfilled;
  const { size: wrong } = ids.wrong;
  const counts = useMemo(() => ({ all, filled, unfilled, wrong }), [all, filled, unfilled, wrong]);
  return { shown, query, setQuery, filter, setFilter, closed, toggle, counts };
}
