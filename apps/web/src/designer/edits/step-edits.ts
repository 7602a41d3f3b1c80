/** What can be done to selected steps. */
import {
  type Command,
  type CommandOf,
  generateStepId,
  prepareDuplicate,
  type StepId,
  uniqueKey,
} from '@flowbridge/flow';
import type { DesignerStore } from '../store/designer-state.ts';
import { type EditResult, edit } from '../store/edit.ts';
import { clearSelection, selectSteps } from '../store/selection.ts';

const DONE: EditResult = { ok: true };

export function removeSteps(store: DesignerStore, stepIds: readonly StepId[]): EditResult {
  if (stepIds.length === 0) return DONE;
  const result = edit(store, { type: 'removeSteps', stepIds: [...stepIds] });
  if (result.ok) clearSelection(store);
  return result;
}

/** Deletes what is selected: steps, or the trigger. */
export function removeSelection(store: DesignerStore): EditResult {
  const { selectedSteps, selectedTrigger } = store.getState();
  if (selectedSteps.size > 0) return removeSteps(store, [...selectedSteps]);
  if (selectedTrigger === undefined) return DONE;
  const result = edit(store, { type: 'removeTrigger', triggerId: selectedTrigger });
  if (result.ok) clearSelection(store);
  return result;
}

export function duplicateSteps(store: DesignerStore, stepIds: readonly StepId[]): EditResult {
  const command = prepareDuplicate(store.getState().document, stepIds);
  if (command === undefined) return DONE;
  const result = edit(store, command);
  if (result.ok) {
    const copies = command.stepIds.flatMap((id) => command.ids[id] ?? []);
    selectSteps(store, copies);
  }
  return result;
}

/** Disables the steps, or enables them when all of them are disabled already. */
export function toggleDisabled(store: DesignerStore, stepIds: readonly StepId[]): EditResult {
  const { document } = store.getState();
  const enable = stepIds.every((id) => document.steps[id]?.disabled === true);
  const commands: Command[] = stepIds.map((stepId) => ({
    type: 'changeStep',
    stepId,
    change: { disabled: enable ? null : true },
  }));
  return commands.length === 0 ? DONE : edit(store, { type: 'batch', commands });
}

export function wrapSteps(
  store: DesignerStore,
  stepIds: readonly StepId[],
  container: CommandOf<'wrapSteps'>['in'],
): EditResult {
  const newId = generateStepId();
  const newKey = uniqueKey(store.getState().document, container);
  const result = edit(store, { type: 'wrapSteps', stepIds: [...stepIds], in: container, newId, newKey });
  if (result.ok) selectSteps(store, [newId]);
  return result;
}
