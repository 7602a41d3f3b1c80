import type { Designer } from '../store/designer-context.ts';
import { onlySelected } from '../store/selection.ts';

const FIELDS = 'input, textarea, [role="combobox"], [tabindex="0"]';

/** Puts the focus into the first field of the side panel, once its form is drawn. */
export function focusPanel(): void {
  window.requestAnimationFrame(() => {
    const form = document.querySelector(
      '.side-panel .ant-tabs-content-active, .side-panel .ant-tabs-tabpane-active',
    );
    const field =
      form?.querySelector<HTMLElement>('[data-field]') ?? form?.querySelector<HTMLElement>(FIELDS);
    field?.focus();
  });
}

/** Leaves a field of the side panel: the keys go to the selected card again. False when the focus was not in the panel. */
export function leavePanel(target: EventTarget | null, { store, canvas }: Designer): boolean {
  if (!(target instanceof HTMLElement) || target.closest('.side-panel') === null) return false;
  if (target.closest('.monaco-editor, .ant-select-open, .ant-picker-focused') !== null) return false;
  target.blur();
  const { selectedSteps, selectedTrigger } = store.getState();
  const selected = onlySelected(selectedSteps) ?? selectedTrigger;
  if (selected !== undefined) canvas.current?.focus(selected);
  return true;
}
