import type { StepId, TriggerId } from '@flowbridge/flow';
import type { DesignerStore, PanelTab } from './designer-state.ts';

export function selectStep(store: DesignerStore, stepId: StepId, additive: boolean): void {
  const { selectedSteps } = store.getState();
  const next = new Set(additive ? selectedSteps : []);
  if (additive && selectedSteps.has(stepId)) next.delete(stepId);
  else next.add(stepId);
  store.setState({ selectedSteps: next, selectedTrigger: undefined, focusField: undefined });
}

export function selectSteps(store: DesignerStore, stepIds: Iterable<StepId>): void {
  store.setState({ selectedSteps: new Set(stepIds), selectedTrigger: undefined, focusField: undefined });
}

export function selectTrigger(store: DesignerStore, triggerId: TriggerId): void {
  store.setState({
    selectedSteps: new Set(),
    selectedTrigger: triggerId,
    focusField: undefined,
    tab: 'input',
  });
}

export function clearSelection(store: DesignerStore): void {
  store.setState({ selectedSteps: new Set(), selectedTrigger: undefined, focusField: undefined });
}

/** The one selected step; undefined when none or several are. */
export function onlySelected(selected: ReadonlySet<StepId>): StepId | undefined {
  return selected.size === 1 ? [...selected][0] : undefined;
}

const TAB_OF: Record<string, PanelTab> = {
  config: 'input',
  retry: 'errors',
  timeoutMs: 'errors',
  onError: 'errors',
  note: 'note',
  pinned: 'output',
};

/** Opens the step or trigger a problem is about, at its field. `field` is a JSON Pointer inside it. */
export function goToField(
  store: DesignerStore,
  place: { stepId?: StepId | undefined; triggerId?: TriggerId | undefined; field?: string | undefined },
): void {
  const [, part = 'config', inside, side] = place.field?.split('/') ?? [];
  const isAnswer = inside === 'fieldSet' && side === 'output';
  const tab = inside === 'onUnknown' ? 'errors' : isAnswer ? 'output' : (TAB_OF[part] ?? 'settings');
  store.setState({
    selectedSteps: new Set(place.stepId === undefined ? [] : [place.stepId]),
    selectedTrigger: place.stepId === undefined ? place.triggerId : undefined,
    tab,
    focusField: place.field,
  });
}
