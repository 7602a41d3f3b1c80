import { type RefObject, useEffect, useRef } from 'react';
import { fieldPath } from '../fields/field-problems.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';

/** Scrolls to and focuses the field that a problem asked for, once its form is drawn. */
export function useFocusField(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const { store } = useDesigner();
  const pointer = useDesignerState((state) => state.focusField);
  useEffect(() => {
    if (pointer === undefined) return;
    const timer = window.setTimeout(() => {
      const row = findRow(box.current, fieldPath(pointer));
      row?.scrollIntoView({ block: 'center', behavior: 'smooth' });
      const field =
        row?.querySelector<HTMLElement>('[data-field]') ??
        row?.querySelector<HTMLElement>('input, [tabindex="0"], button');
      field?.focus({ preventScroll: true });
      row?.classList.add('is-pointed-at');
      window.setTimeout(() => row?.classList.remove('is-pointed-at'), 1600);
      store.setState({ focusField: undefined });
    }, 120);
    return () => window.clearTimeout(timer);
  }, [pointer, store]);
  return box;
}

/** The row of a path, or of the nearest field around it. */
function findRow(box: HTMLElement | null, path: string): HTMLElement | null {
  for (let at = path; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
    const row = box?.querySelector<HTMLElement>(`[data-field-row="${CSS.escape(at)}"]`);
    if (row) return row;
  }
  return null;
}
