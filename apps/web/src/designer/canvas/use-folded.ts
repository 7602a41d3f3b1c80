import type { StepId } from '@flowbridge/flow';
import { useMemo, useState } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** Flows whose folded containers are remembered; those touched longest ago are forgotten. */
const MOST_FLOWS = 100;

type FoldedFlow = { name: string; stepIds: readonly StepId[] };

/** How a person left the drawings: a matter of this browser, not a part of the flow. Kept in local storage. */
const useFoldedFlows = create<{ flows: readonly FoldedFlow[] }>()(
  persist((): { flows: readonly FoldedFlow[] } => ({ flows: [] }), { name: 'flowbridge.folded' }),
);

const NONE: readonly StepId[] = [];

/** Containers of a flow that are drawn folded, and what folds or opens one. Without a name they are open again the next time. */
export function useFolded(name: string | undefined): [ReadonlySet<StepId>, (stepId: StepId) => void] {
  const [here, setHere] = useState(NONE);
  const kept = useFoldedFlows(({ flows }) => flows.find((each) => each.name === name)?.stepIds);
  const stepIds = name === undefined ? here : (kept ?? NONE);
  const folded = useMemo(() => new Set(stepIds), [stepIds]);
  const toggle = (stepId: StepId) => {
    const next = folded.has(stepId) ? stepIds.filter((each) => each !== stepId) : [...stepIds, stepId];
    if (name === undefined) setHere(next);
    else useFoldedFlows.setState(({ flows }) => ({ flows: withFolded(flows, { name, stepIds: next }) }));
  };
  return [folded, toggle];
}

function withFolded(flows: readonly FoldedFlow[], touched: FoldedFlow): FoldedFlow[] {
  const others = flows.filter(({ name }) => name !== touched.name);
  return [...(touched.stepIds.length > 0 ? [touched] : []), ...others].slice(0, MOST_FLOWS);
}
