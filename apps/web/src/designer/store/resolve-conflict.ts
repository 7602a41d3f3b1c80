/**
 * The ways out when somebody else has saved the draft meanwhile. Each keeps what it puts aside: taking theirs and keeping mine
 * can be undone, merging leaves both.
 */
import {
  type Command,
  type FlowDocument,
  type Merge,
  type MergeSide,
  mergeDocuments,
  sameValue,
} from '@flowbridge/flow';
import type { Conflict, DesignerState, DesignerStore, Edit } from './designer-state.ts';
import { language } from './expression-language.ts';
import { putUnder } from './history-lines.ts';
import { saveHistory } from './history-storage.ts';
import { shareParts } from './share-parts.ts';

/** Loads theirs. Undo brings the own version back. */
export function takeTheirs(store: DesignerStore): void {
  const state = store.getState();
  if (state.save.kind !== 'conflict') return;
  const document = shareParts(state.save.theirs.document, state.document);
  adopt(store, state.save.theirs, {
    document,
    undo: [...state.undo, swap(document, state.document)],
    redo: [],
  });
}

/** Saves the own version over theirs. Undo brings theirs. */
export function keepMine(store: DesignerStore): void {
  const state = store.getState();
  if (state.save.kind !== 'conflict') return;
  const { theirs } = state.save;
  const undo = putUnder(state.undo, state.document, theirs.document);
  adopt(store, theirs, {
    document: state.document,
    undo: [...undo, swap(state.document, theirs.document)],
    redo: [],
  });
}

/** Saves what both did. False when that does not fit together. */
export function mergeBoth(store: DesignerStore, choices: ReadonlyMap<string, MergeSide>): boolean {
  const state = store.getState();
  if (state.save.kind !== 'conflict') return false;
  const { document } = mergeWith(state, state.save.theirs, choices);
  if (document === undefined) return false;
  adopt(store, state.save.theirs, { document, ...historyUnder(state, document) });
  return true;
}

/** What both did, put together. */
export function mergeWith(
  { stored, document }: Pick<DesignerState, 'stored' | 'document'>,
  theirs: Conflict,
  choices: ReadonlyMap<string, MergeSide>,
): Merge {
  const three = { base: stored, mine: document, theirs: shareParts(theirs.document, stored) };
  const merge = mergeDocuments(three, language, choices);
  return merge.document === undefined ? merge : { ...merge, document: shareParts(merge.document, document) };
}

/** Takes over what somebody else saved while nothing here was unsaved; false when something was. */
export function followTheirs(store: DesignerStore, theirs: Pick<Conflict, 'revision' | 'document'>): boolean {
  const state = store.getState();
  const isBusy = state.unsent.length + state.sending.length > 0 || state.save.kind === 'conflict';
  if (isBusy || theirs.revision <= state.revision) return false;
  const document = shareParts(theirs.document, state.document);
  adopt(store, theirs, { document, ...historyUnder(state, document) });
  return true;
}

const replace = (document: FlowDocument): Command => ({ type: 'replaceDocument', document });

function swap(to: FlowDocument, back: FlowDocument): Edit {
  return { command: replace(to), inverse: replace(back), mergeKey: undefined, at: 0 };
}

/** Both stacks, with others' changes put under them. */
const historyUnder = ({ undo, redo, document }: DesignerState, onto: FlowDocument) => ({
  undo: putUnder(undo, document, onto),
  redo: putUnder(redo, document, onto),
});

type Adopted = { document: FlowDocument; undo: Edit[]; redo: Edit[] };

/** `theirs` is what the server has; what `document` says beyond it is sent as the next edit. */
function adopt(
  store: DesignerStore,
  { revision, document: stored }: Pick<Conflict, 'revision' | 'document'>,
  { document, undo, redo }: Adopted,
): void {
  const isStored = sameValue(document, stored);
  store.setState(({ selectedSteps, selectedTrigger }) => ({
    document,
    stored,
    revision,
    undo,
    redo,
    sending: [],
    unsent: isStored ? [] : [replace(document)],
    save: isStored ? { kind: 'saved' } : { kind: 'waiting' },
    selectedSteps: new Set([...selectedSteps].filter((id) => document.steps[id] !== undefined)),
    selectedTrigger: document.triggers.find(({ id }) => id === selectedTrigger)?.id,
  }));
  saveHistory(store.getState());
}
