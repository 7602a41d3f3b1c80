import { useEffect } from 'react';
import type { Designer } from '../store/designer-context.ts';
import { onlySelected } from '../store/selection.ts';

/** Brings a step into view that was just added and selected. */
export function useRevealAdded({ store, canvas }: Designer): void {
  useEffect(() => {
    let known = store.getState().document;
    return store.subscribe((state, before) => {
      const selected = onlySelected(state.selectedSteps);
      if (selected !== undefined && state.selectedSteps !== before.selectedSteps && !known.steps[selected]) {
        // The canvas lays the step out in the render that follows.
        requestAnimationFrame(() => canvas.current?.reveal(selected));
      }
      if (state.selectedSteps !== before.selectedSteps) known = state.document;
    });
  }, [store, canvas]);
}
