import { type FlowDocument, parentOf, ROOT_LANE } from '@flowbridge/flow';
import type { SlotAddress } from '../canvas/canvas-model.ts';
import type { DesignerStore } from '../store/designer-state.ts';
import { type EditResult, edit } from '../store/edit.ts';
import { onlySelected, selectStep, selectTrigger } from '../store/selection.ts';
import { addsStep, makeStep, makeTrigger } from './make-item.ts';
import type { PaletteItem } from './palette-item.ts';
import { rememberItem } from './recent-items.ts';

/** Adds a new step at `slot` (absent: after the selected step, else at the end), or a new trigger; then selects it. */
export function insertItem(store: DesignerStore, item: PaletteItem, slot?: SlotAddress): EditResult {
  const { document } = store.getState();
  if (addsStep(item)) {
    const step = makeStep(document, item);
    const place = slot ?? afterSelection(store, document);
    const result = edit(store, { type: 'addStep', ...place, step });
    if (result.ok) {
      rememberItem(item.id);
      selectStep(store, step.id, false);
      store.setState({ tab: 'input' });
    }
    return result;
  }
  const trigger = makeTrigger(document, item);
  const result = edit(store, { type: 'addTrigger', trigger });
  if (result.ok) {
    rememberItem(item.id);
    selectTrigger(store, trigger.id);
  }
  return result;
}

function afterSelection(store: DesignerStore, document: FlowDocument): SlotAddress {
  const selected = onlySelected(store.getState().selectedSteps);
  const parent = selected === undefined ? undefined : parentOf(document, selected);
  if (parent) return { lane: parent.lane, index: parent.index + 1 };
  return { lane: ROOT_LANE, index: document.lanes[ROOT_LANE]?.length ?? 0 };
}
