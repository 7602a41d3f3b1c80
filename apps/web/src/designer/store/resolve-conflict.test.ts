import type { Command } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { createDesignerStore } from './create-designer-store.ts';
import type { DesignerStore } from './designer-state.ts';
import { a, b, drawn, start, stubSessionStorage, title } from './drawn-for-tests.ts';
import { edit, undo } from './edit.ts';
import { followTheirs, keepMine, mergeBoth, mergeWith, takeTheirs } from './resolve-conflict.ts';

stubSessionStorage();

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
