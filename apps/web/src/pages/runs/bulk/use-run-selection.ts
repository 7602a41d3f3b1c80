import { useState } from 'react';
import type { RunRow } from '../run-table.tsx';

/** Runs ticked one by one, or all that match the filters. */
export type RunSelection = { kind: 'ids'; ids: readonly string[] } | { kind: 'all' };

const NONE: RunSelection = { kind: 'ids', ids: [] };

/** What is selected in the list; other filters start with nothing selected. */
export function useRunSelection(filters: unknown) {
  const key = JSON.stringify(filters);
  const [state, setState] = useState({ key, selection: NONE });
  const selection = state.key === key ? state.selection : NONE;
  const select = (next: RunSelection) => setState({ key, selection: next });
  return {
    selection,
    /** Rows that are shown as ticked. */
    tickedOf: (rows: readonly RunRow[]) =>
      selection.kind === 'all' ? rows.map((row) => row.id) : selection.ids,
    tick: (ids: readonly string[]) => select({ kind: 'ids', ids }),
    selectAll: () => select({ kind: 'all' }),
    clear: () => select(NONE),
  };
}
