import { type Command, type FlowDocument, stepId } from '@flowbridge/flow';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDesignerStore } from './create-designer-store.ts';
import type { DesignerStore } from './designer-state.ts';
import { a, add, b, drawn, start, stubSessionStorage, title } from './drawn-for-tests.ts';
import { edit, redo, undo } from './edit.ts';
import { saveHistory } from './history-storage.ts';
import { followTheirs } from './resolve-conflict.ts';

const c = stepId.parse('c');
stubSessionStorage();
const value = (id: typeof a, amount: number): Command => ({
  type: 'changeStep',
  stepId: id,
  change: { config: { value: amount } },
});

const opened = (document: FlowDocument = start, revision = 1) =>
  createDesignerStore({ id: 'f', revision, document, bindings: { connections: {}, parameters: {} } }, false);

/** All that was edited is stored. */
function saved(store: DesignerStore): void {
  const { document, revision } = store.getState();
  store.setState({ unsent: [], stored: document, revision: revision + 1, save: { kind: 'saved' } });
  saveHistory(store.getState());
}

/** A colleague, who sees what is stored, makes these edits and saves them. */
function colleague(store: DesignerStore, ...commands: Command[]): void {
  saved(store);
  const { document, revision } = store.getState();
  // From the server comes no object that is known here.
  const theirs: FlowDocument = JSON.parse(JSON.stringify(drawn(document, ...commands)));
  if (!followTheirs(store, { revision: revision + 1, document: theirs })) throw new Error('not followed');
}

/** The page is loaded again, and the draft says what it says by now. */
const reloaded = (store: DesignerStore, ...meanwhile: Command[]) => {
  saved(store);
  return opened(JSON.parse(JSON.stringify(drawn(store.getState().document, ...meanwhile))), 90);
};

const times = (count: number, act: (at: number) => void) => {
  for (let at = 0; at < count; at += 1) act(at);
};
const undoAll = (store: DesignerStore) => {
  while (store.getState().undo.length > 0) undo(store);
};
const documentOf = (store: DesignerStore) => store.getState().document;

test('200 own edits before a colleague’s save are all taken back and done again, the colleague’s change kept', () => {
  const store = opened();
  times(200, (at) => edit(store, value(a, at)));
  colleague(store, title(b, 'Theirs'));
  const both = documentOf(store);
  times(200, () => expect(undo(store)).toBe(0));
  expect(documentOf(store)).toEqual(drawn(start, title(b, 'Theirs')));
  expect(store.getState().undo).toEqual([]);
  times(200, () => redo(store));
  expect(documentOf(store)).toEqual(both);
  expect(store.getState().redo).toEqual([]);
});

test('they survive a reload, also one before which the colleague saved again', () => {
  const store = opened();
  times(200, (at) => edit(store, value(a, at)));
  colleague(store, title(b, 'Theirs'));
  const again = reloaded(store, add(c));
  times(150, () => undo(again));
  expect(documentOf(again)).toEqual(drawn(start, value(a, 49), title(b, 'Theirs'), add(c)));
  const third = reloaded(again);
  times(50, () => undo(third));
  expect(documentOf(third)).toEqual(drawn(start, title(b, 'Theirs'), add(c)));
  times(200, () => redo(third));
  expect(documentOf(third)).toEqual(drawn(start, value(a, 199), title(b, 'Theirs'), add(c)));
});

test('a colleague’s save keeps what was undone before it to be done again', () => {
  const store = opened();
  edit(store, title(a, 'One'));
  edit(store, value(a, 2));
  times(2, () => undo(store));
  colleague(store, title(b, 'Theirs'));
  times(2, () => redo(store));
  expect(documentOf(store)).toEqual(drawn(start, title(a, 'One'), value(a, 2), title(b, 'Theirs')));
});

test('own edits that the colleague changed further stay, are counted, and those before them still go', () => {
  const store = opened();
  edit(store, value(b, 7));
  edit(store, title(a, 'First'));
  edit(store, title(a, 'Second'));
  colleague(store, title(a, 'Theirs'));
  const before = documentOf(store);
  expect(undo(store)).toBe(2);
  expect(documentOf(store)).toBe(before);
  expect(undo(store)).toBe(0);
  expect(documentOf(store)).toEqual(drawn(start, title(a, 'Theirs')));
});

test('an edit that the colleague took back already is no step of undo', () => {
  const store = opened();
  edit(store, title(b, 'Mine'));
  edit(store, value(a, 1));
  colleague(store, { type: 'changeStep', stepId: a, change: { config: { value: {} } } });
  expect(documentOf(store)).toEqual(drawn(start, title(b, 'Mine')));
  expect(undo(store)).toBe(0);
  expect(documentOf(store)).toEqual(start);
});

test('the server is sent the small command where it says the same, and else one whole document only', () => {
  const store = opened();
  times(5, (at) => edit(store, value(a, at)));
  colleague(store, title(b, 'Theirs'));
  undo(store);
  expect(store.getState().unsent).toEqual([value(a, 3)]);
  // The colleague writes into the step itself: taking back the own config alone needs a merge.
  colleague(store, title(a, 'Theirs too'));
  times(2, () => undo(store));
  expect(documentOf(store)).toEqual(drawn(start, value(a, 1), title(a, 'Theirs too'), title(b, 'Theirs')));
  expect(store.getState().unsent.length).toBeLessThanOrEqual(2);
});

test('typing on after a colleague’s save does not swallow the edit before it', () => {
  const store = opened();
  edit(store, title(a, 'F'), 'a:title');
  colleague(store, title(b, 'Theirs'));
  edit(store, title(a, 'Fi'), 'a:title');
  undo(store);
  expect(documentOf(store).steps[a]?.title).toBe('F');
  undo(store);
  expect(documentOf(store)).toEqual(drawn(start, title(b, 'Theirs')));
});

test('however own edits, undos, reloads and colleagues mix: all undone, only the colleagues’ work is there', () => {
  const act = fc.oneof(
    fc.record({ do: fc.constant('edit' as const), amount: fc.nat(9) }),
    fc.record({ do: fc.constant('colleague' as const), amount: fc.nat(9) }),
    fc.record({
      do: fc.constantFrom('undo' as const, 'redo' as const, 'reload' as const),
      amount: fc.nat(3),
    }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let store = opened();
      let theirs = start;
      for (const { do: what, amount } of acts) {
        if (what === 'edit') edit(store, amount < 5 ? value(a, amount) : title(a, `title ${amount}`));
        else if (what === 'undo') times(amount, () => undo(store));
        else if (what === 'redo') times(amount, () => redo(store));
        else if (what === 'reload') store = reloaded(store);
        else {
          const command = amount < 5 ? value(b, amount) : title(b, `theirs ${amount}`);
          colleague(store, command);
          theirs = drawn(theirs, command);
        }
      }
      undoAll(store);
      expect(documentOf(store)).toEqual(theirs);
    }),
    { numRuns: 200 },
  );
});
