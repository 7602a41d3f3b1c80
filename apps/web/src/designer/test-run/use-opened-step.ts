import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Designer } from '../store/designer-context.ts';
import { selectStep } from '../store/selection.ts';

/**
 * A designer opened from a run's page (`?step=`) begins at the step that was looked at there, one come back to from a sub-flow
 * (`?at=`) at the step that was left, where the draft has it.
 */
export function useOpenedStep({ store, canvas }: Designer): void {
  const [params] = useSearchParams();
  const [{ wanted, tab }] = useState(() => {
    const left = params.get('at');
    return left === null
      ? ({ wanted: params.get('step'), tab: 'output' } as const)
      : ({ wanted: left, tab: 'input' } as const);
  });
  useEffect(() => {
    const step = Object.values(store.getState().document.steps).find(({ id }) => id === wanted);
    if (!step) return;
    selectStep(store, step.id, false);
    store.setState({ tab });
    canvas.current?.reveal(step.id);
  }, [store, canvas, wanted, tab]);
}
