import { useState } from 'react';
import type { FlowRow } from '../flow-table.tsx';

const NONE: readonly FlowRow[] = [];

/** The ticked flows, as they were last read; other filters start with none. */
export function useFlowSelection(filters: unknown, rows: readonly FlowRow[]) {
  const key = JSON.stringify(filters);
  const [state, setState] = useState({ key, flows: NONE });
  const chosen = state.key === key ? state.flows : NONE;
  const current = chosen.map((flow) => rows.find((row) => row.id === flow.id) ?? flow);
  return {
    flows: current,
    ids: current.map((flow) => flow.id),
    tick: (ids: readonly string[]) =>
      setState({
        key,
        flows: [...rows, ...current].filter(
          ({ id }, at, all) => ids.includes(id) && all.findIndex((each) => each.id === id) === at,
        ),
      }),
    clear: () => setState({ key, flows: NONE }),
  };
}
