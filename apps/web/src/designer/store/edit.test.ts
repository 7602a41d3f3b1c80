import { emptyDocument, newStep, ROOT_LANE, stepId } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { createStore } from 'zustand';
import type { DesignerState, DesignerStore } from './designer-state.ts';
import { edit, redo, undo } from './edit.ts';

const a = stepId.parse('a');

function opened(): DesignerStore {
  const store = createStore<DesignerState>(() => ({
    flowId: 'f',
    clientId: 'c',
    readOnly: false,
    document: emptyDocument(),
    stored: emptyDocument(),
    revision: 1,
    unsent: [],
    sending: [],
    save: { kind: 'saved' },
    undo: [],
    redo: [],
    bindings: { connections: {}, parameters: {} },
    selectedSteps: new Set(),
    selectedTrigger: undefined,
    tab: 'input',
    stepTests: {},
    focusField: undefined,
    drag: undefined,
    overlay: undefined,
    finding: false,
    pasted: undefined,
    writingNote: undefined,
  }));
  const step = newStep('buildJson', { id: a, key: 'a' });
  expect(edit(store, { type: 'addStep', lane: ROOT_LANE, index: 0, step }).ok).toBe(true);
  return store;
}

const type = (store: DesignerStore, title: string) =>
  edit(store, { type: 'changeStep', stepId: a, change: { title } }, 'a:title');

test('undo takes an edit back and redo brings it again, each as a command for the server', () => {
  const store = opened();
  undo(store);
  expect(store.getState().document.steps[a]).toBeUndefined();
  redo(store);
  expect(store.getState().document.steps[a]?.key).toBe('a');
  expect(store.getState().unsent.map((command) => command.type)).toEqual([
    'addStep',
    'removeSteps',
    'addFragment',
  ]);
});

test('typing into one field is one step of undo and one command', () => {
  const store = opened();
  for (const title of ['D', 'Dr', 'Draft']) type(store, title);
  expect(store.getState().undo).toHaveLength(2);
  expect(store.getState().unsent).toHaveLength(2);
  undo(store);
  expect(store.getState().document.steps[a]?.title).toBeUndefined();
  redo(store);
  expect(store.getState().document.steps[a]?.title).toBe('Draft');
});

test('an undo of steps that are selected clears them from the selection', () => {
  const store = opened();
  store.setState({ selectedSteps: new Set([a]) });
  undo(store);
  expect(store.getState().selectedSteps.size).toBe(0);
});

test('a refused edit changes nothing and says why', () => {
  const store = opened();
  const before = store.getState();
  const result = edit(store, { type: 'removeSteps', stepIds: [stepId.parse('nobody')] });
  expect(result.ok).toBe(false);
  expect(store.getState()).toBe(before);
});

test('typing on after an undo of something else keeps the command that undid it', () => {
  const store = opened();
  type(store, 'D');
  edit(store, { type: 'changeStep', stepId: a, change: { note: 'n' } });
  undo(store);
  type(store, 'Dr');
  expect(store.getState().unsent).toHaveLength(5);
  expect(store.getState().document.steps[a]).toMatchObject({ title: 'Dr' });
});

test('undo of a deletion selects what came back, undo of a frame what it was put around', () => {
  const store = opened();
  edit(store, { type: 'removeSteps', stepIds: [a] });
  store.setState({ selectedSteps: new Set() });
  undo(store);
  expect([...store.getState().selectedSteps]).toEqual([a]);

  const loop = stepId.parse('loop');
  edit(store, { type: 'wrapSteps', stepIds: [a], in: 'forEach', newId: loop, newKey: 'loop' });
  store.setState({ selectedSteps: new Set([loop]) });
  undo(store);
  expect([...store.getState().selectedSteps]).toEqual([a]);
});
