/** Copy, cut and paste by a JSON fragment on the clipboard: works across flows, tenants and browsers. */
import {
  copyFragment,
  parentOf,
  parseFragment,
  pasteFragment,
  ROOT_LANE,
  type StepId,
} from '@flowbridge/flow';
import type { SlotAddress } from '../canvas/canvas-model.ts';
import type { DesignerStore } from '../store/designer-state.ts';
import { type EditResult, edit, language } from '../store/edit.ts';
import { selectSteps } from '../store/selection.ts';

/** The selected steps as clipboard text; undefined when none is selected. */
export function copiedText(store: DesignerStore, stepIds?: readonly StepId[]): string | undefined {
  const { document, selectedSteps } = store.getState();
  const fragment = copyFragment(document, stepIds ?? [...selectedSteps]);
  return fragment && JSON.stringify({ flowbridge: 'steps', fragment }, null, 1);
}

export type PasteResult = EditResult | { ok: false; problem: undefined };

/** Pastes clipboard text at `slot`, else after the selected step, else at the end. `problem` undefined: no steps in the text. */
export function pasteText(store: DesignerStore, text: string, slot?: SlotAddress): PasteResult {
  const parsed = parseFragment(fragmentIn(text));
  if (!parsed.ok) return { ok: false, problem: undefined };
  const { document } = store.getState();
  const fragment = pasteFragment(document, parsed.fragment, { language });
  const result = edit(store, { type: 'addFragment', ...(slot ?? pastePlace(store)), fragment });
  if (result.ok) selectSteps(store, fragment.roots);
  return result;
}

function fragmentIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'fragment' in value ? value.fragment : value;
  } catch {
    return undefined;
  }
}

function pastePlace(store: DesignerStore): SlotAddress {
  const { document, selectedSteps } = store.getState();
  const last = [...selectedSteps].at(-1);
  const parent = last === undefined ? undefined : parentOf(document, last);
  if (parent) return { lane: parent.lane, index: parent.index + 1 };
  return { lane: ROOT_LANE, index: document.lanes[ROOT_LANE]?.length ?? 0 };
}
