import { useEffect } from 'react';
import type { Designer } from '../store/designer-context.ts';
import { onlySelected } from '../store/selection.ts';

/** A card just added is drawn within these frames. */
const FRAMES = 12;

/**
 * The keys are where the selection is: when an edit selects another step while the canvas or nothing has the focus, that
 * step's card takes it. A field, a dialog or the find bar keeps it.
 */
export function useFocusSelected({ store, canvas }: Designer): void {
  useEffect(() => {
    const follow = (left: number) => {
      const selected = onlySelected(store.getState().selectedSteps);
      if (selected === undefined || !isFree(document.activeElement)) return;
      if (canvas.current?.focus(selected) !== true && left > 0) requestAnimationFrame(() => follow(left - 1));
    };
    return store.subscribe((state, before) => {
      const closed = state.overlay === undefined && before.overlay !== undefined;
      if (state.selectedSteps !== before.selectedSteps || closed) requestAnimationFrame(() => follow(FRAMES));
    });
  }, [store, canvas]);
}

/** Nothing has the focus, or a part of the canvas that is no text. */
const isFree = (focused: Element | null): boolean =>
  focused === null ||
  focused === document.body ||
  (focused.closest('.flow-canvas') !== null && focused.closest('.note, .empty-lane') === null) ||
  // A dialog on its way out; one that edits stays, and with it the focus.
  (focused.closest('.ant-modal, .ant-popover') !== null && focused.closest('[data-keeps-focus]') === null);
