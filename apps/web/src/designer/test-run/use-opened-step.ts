import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Designer } from '../store/designer-context.ts';
import { selectStep } from '../store/selection.ts';

/** A designer opened from a run's page (`?step=`) begins at the step that was looked at there, where the draft has it. */
export function useOpenedStep({ store, canvas }: Designer): void {
  const [params] = useSearchParams();
  const [wanted] = useState(() => params.get('step'));
  useEffect(() => {
    const step = Object.values(store.getState().document.steps).find(({ id }) => id === wanted);
    if (!step) return;
    selectStep(store, step.id, false);
    store.setState({ tab: 'output' });
    canvas.current?.reveal(step.id);
  }, [store, canvas, wanted]);
}
