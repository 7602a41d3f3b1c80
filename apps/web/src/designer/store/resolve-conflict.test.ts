import {
  applyCommand,
  type Command,
  emptyDocument,
  type FlowDocument,
  newStep,
  ROOT_LANE,
  stepId,
} from '@flowbridge/flow';
import { beforeEach, expect, test } from 'vitest';
import { createDesignerStore } from './create-designer-store.ts';
import type { DesignerStore } from './designer-state.ts';
import { edit, undo } from './edit.ts';
import { language } from './expression-language.ts';
import { followTheirs, keepMine, mergeBoth, mergeWith, takeTheirs } from './resolve-conflict.ts';

const [a, b] = [stepId.parse('a'), stepId.parse('b')];
const add = (id: typeof a): Command => ({
  type: 'addStep',
  lane: ROOT_LANE,
  index: 0,
  step: newStep('buildJson', { id, key: id }),
});
const title = (id: typeof a, text: string): Command => ({
  type: 'changeStep',
  stepId: id,
  change: { title: text },
});

function drawn(document: FlowDocument, ...commands: Command[]): FlowDocument {
  return commands.reduce((before, command) => {
    const result = applyCommand(before, command, language);
    if (!result.ok) throw new Error(result.problem.message.en);
    return result.document;
  }, document);
}

const start = drawn(emptyDocument(), add(a), add(b));

const entries = new Map<string, string>();
beforeEach(() => {
  entries.clear();
  // The three calls of a storage that are made; a whole one would have to be written out for nothing.
  globalThis.sessionStorage = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, text: string) => void entries.set(key, text),
    removeItem: (key: string) => void entries.delete(key),
  } as unknown as Storage;
});

/** A designer with these edits made and not saved, told that `theirs` was saved meanwhile. */
function inConflict(mine: Command[], theirs: Command[]): DesignerStore {
  const bindings = { connections: {}, parameters: {} };
  const store = createDesignerStore({ id: 'f', revision: 4, document: start, bindings }, false);
  for (const command of mine) edit(store, command);
  const document = drawn(start, ...theirs);
  store.setState({ save: { kind: 'conflict', theirs: { revision: 5, document, authorName: 'Wang' } } });
  return store;
}

const titles = (store: DesignerStore) => {
  const { steps } = store.getState().document;
  return [steps[a]?.title, steps[b]?.title];
};

test('merged, the draft has what both did, and one edit is to be sent on the newer revision', () => {
  const store = inConflict([title(a, 'Mine')], [title(b, 'Theirs')]);
  expect(mergeBoth(store, new Map())).toBe(true);
  expect(titles(store)).toEqual(['Mine', 'Theirs']);
  const { revision, unsent, save, document } = store.getState();
  expect({ revision, save: save.kind }).toEqual({ revision: 5, save: 'waiting' });
  expect(unsent).toEqual([{ type: 'replaceDocument', document }]);
});

test('undo after a merge takes back the own edit and nothing of the other', () => {
  const store = inConflict([title(a, 'First'), title(a, 'Second')], [title(b, 'Theirs')]);
  mergeBoth(store, new Map());
  undo(store);
  expect(titles(store)).toEqual(['First', 'Theirs']);
  undo(store);
  expect(titles(store)).toEqual([undefined, 'Theirs']);
});

test('taking theirs leaves nothing to send, and undo brings the own version back', () => {
  const store = inConflict([title(a, 'Mine')], [title(b, 'Theirs')]);
  takeTheirs(store);
  expect(titles(store)).toEqual([undefined, 'Theirs']);
  expect(store.getState()).toMatchObject({ revision: 5, unsent: [], save: { kind: 'saved' } });
  undo(store);
  expect(titles(store)).toEqual(['Mine', undefined]);
});

test('keeping mine sends the own version, and undo brings theirs', () => {
  const store = inConflict([title(a, 'Mine')], [title(b, 'Theirs')]);
  keepMine(store);
  expect(titles(store)).toEqual(['Mine', undefined]);
  expect(store.getState().unsent).toHaveLength(1);
  undo(store);
  expect(titles(store)).toEqual([undefined, 'Theirs']);
});

test('where both gave one title, what was chosen counts', () => {
  const store = inConflict([title(a, 'Mine')], [title(a, 'Theirs')]);
  const { save, ...state } = store.getState();
  if (save.kind !== 'conflict') throw new Error('no conflict');
  const { conflicts } = mergeWith(state, save.theirs, new Map());
  expect(conflicts).toHaveLength(1);
  mergeBoth(store, new Map(conflicts.map(({ id }) => [id, 'theirs'])));
  expect(titles(store)).toEqual(['Theirs', undefined]);
});

test('what somebody else saved is followed only while nothing here is unsaved, and keeps undo', () => {
  const bindings = { connections: {}, parameters: {} };
  const store = createDesignerStore({ id: 'f', revision: 4, document: start, bindings }, false);
  edit(store, title(a, 'Mine'));
  const theirs = { revision: 6, document: drawn(start, title(a, 'Mine'), title(b, 'Theirs')) };
  expect(followTheirs(store, theirs)).toBe(false);
  const { document } = store.getState();
  store.setState({ unsent: [], stored: document, revision: 5, save: { kind: 'saved' } });
  expect(followTheirs(store, theirs)).toBe(true);
  expect(titles(store)).toEqual(['Mine', 'Theirs']);
  expect(store.getState().document.steps[a]).toBe(document.steps[a]);
  undo(store);
  expect(titles(store)).toEqual([undefined, 'Theirs']);
});
