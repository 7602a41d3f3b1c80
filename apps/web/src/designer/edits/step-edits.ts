/** What can be done to selected steps. */

import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import {
  type Command,
  type CommandOf,
  generateStepId,
  parentOf,
  prepareDuplicate,
  prepareReplace,
  type Step,
  type StepId,
  stepsInLane,
  subtree,
  topmost,
  type Usage,
  uniqueKey,
  usagesOfSteps,
} from '@flowbridge/flow';
import { connectorCatalog } from '../catalog/connector-catalog.ts';
import type { DesignerStore } from '../store/designer-state.ts';
import { type EditResult, edit } from '../store/edit.ts';
import { language } from '../store/expression-language.ts';
import { clearSelection, selectSteps } from '../store/selection.ts';

const DONE: EditResult = { ok: true };

/** What would read nothing any more if these steps, with all they hold, were gone. */
export function usagesOf(store: DesignerStore, stepIds: readonly StepId[]): Usage[] {
  const { document } = store.getState();
  const going = new Set(stepIds.flatMap((id) => subtree(document, id)).map((step) => step.id));
  return usagesOfSteps(document, going, language);
}

/** Deletes steps at once when nothing else reads them; otherwise lets the person decide. */
export function askRemoveSteps(store: DesignerStore, stepIds: readonly StepId[]): EditResult {
  if (store.getState().readOnly || usagesOf(store, stepIds).length === 0) return removeSteps(store, stepIds);
  store.setState({ overlay: { kind: 'remove', stepIds: [...stepIds] } });
  return DONE;
}

export function removeSteps(store: DesignerStore, stepIds: readonly StepId[]): EditResult {
  if (stepIds.length === 0) return DONE;
  const result = edit(store, { type: 'removeSteps', stepIds: [...stepIds] });
  if (result.ok) clearSelection(store);
  return result;
}

/** Deletes what is selected: steps, or the trigger. */
export function askRemoveSelection(store: DesignerStore): EditResult {
  const { selectedSteps, selectedTrigger } = store.getState();
  if (selectedSteps.size > 0) return askRemoveSteps(store, [...selectedSteps]);
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

/** Takes a container away; what it held stays and is selected. */
export function unwrapStep(store: DesignerStore, stepId: StepId): EditResult {
  const { document } = store.getState();
  const inside = topmost(
    document,
    subtree(document, stepId)
      .slice(1)
      .map((step) => step.id),
  );
  const result = edit(store, { type: 'unwrapStep', stepId });
  if (result.ok) selectSteps(store, inside);
  return result;
}

/** Moves neighbouring steps one place up (-1) or down (1) in their lane. At its end nothing happens. */
export function moveAlong(store: DesignerStore, stepIds: readonly StepId[], by: 1 | -1): EditResult {
  const { document } = store.getState();
  const roots = topmost(document, stepIds);
  const places = roots.flatMap((id) => parentOf(document, id) ?? []);
  const first = places[0];
  const last = places.at(-1);
  if (first === undefined || last === undefined || places.some(({ lane }) => lane !== first.lane))
    return DONE;
  const index = by === -1 ? first.index - 1 : last.index + 2;
  if (index < 0 || index > (stepsInLane(document, first.lane)?.length ?? 0)) return DONE;
  return edit(store, { type: 'moveSteps', stepIds: roots, lane: first.lane, index });
}

/** Puts another step in a step's place; what fits is kept. */
export function replaceStep(
  store: DesignerStore,
  connectors: readonly ConnectorManifest[],
  { stepId, wanted }: { stepId: StepId; wanted: Step },
): EditResult {
  const { document } = store.getState();
  const catalog = connectorCatalog(connectors);
  const actionOf = (step: Step | undefined) =>
    step?.kind === 'action' ? catalog.action(step.config.connector, step.config.action) : undefined;
  const actions = { from: actionOf(document.steps[stepId]), to: actionOf(wanted) };
  const command = prepareReplace(document, stepId, wanted, actions);
  if (command === undefined) return DONE;
  const result = edit(store, command);
  if (result.ok) {
    selectSteps(store, [stepId]);
    store.setState({ tab: 'input' });
  }
  return result;
}
