/** What can be done to the notes of the canvas. Each is one step of undo. */
import { generateStepId, type Note } from '@flowbridge/flow';
import type { ScreenPoint } from '../canvas/canvas-model.ts';
import type { Rect } from '../layout/layout-types.ts';
import type { Designer } from '../store/designer-context.ts';
import type { DesignerStore } from '../store/designer-state.ts';
import { type EditResult, edit } from '../store/edit.ts';

export const NOTE_SIZE = { width: 220, height: 110 };

/** Where a note lies, in canvas units. */
export const areaOf = ({ x, y, width, height }: Note): Rect => ({
  x,
  y,
  width: width ?? NOTE_SIZE.width,
  height: height ?? NOTE_SIZE.height,
});

/** Begins a new note: where the pointer is, else beside the selected step, where it covers nothing. */
export function addNote({ store, canvas }: Designer, at?: ScreenPoint): void {
  const { readOnly, selectedSteps, document } = store.getState();
  const handle = canvas.current;
  if (readOnly || handle === null) return;
  const taken = document.notes.map(areaOf);
  const { x, y } = at ? handle.pointAt(at) : handle.freePlace([...selectedSteps].at(-1), NOTE_SIZE, taken);
  const place = { x: Math.round(x), y: Math.round(y), ...NOTE_SIZE };
  store.setState({ writingNote: { id: generateStepId(), text: '', ...place, color: 'yellow' } });
  if (!at) handle.revealArea(place);
}

/** Ends the writing of a note. One that says nothing is taken away. */
export function finishNote(store: DesignerStore, text: string): EditResult {
  const { writingNote, document } = store.getState();
  if (writingNote === undefined) return { ok: true };
  store.setState({ writingNote: undefined });
  const before = document.notes.find((each) => each.id === writingNote.id);
  if (text.trim() === '') return before === undefined ? { ok: true } : removeNote(store, before.id);
  if (before?.text === text) return { ok: true };
  return putNote(store, { ...(before ?? writingNote), text });
}

export function putNote(store: DesignerStore, note: Note): EditResult {
  return edit(store, { type: 'putNote', note });
}

/** The same text a little further on. */
export const copyOfNote = (note: Note): Note => ({
  ...note,
  id: generateStepId(),
  x: note.x + 24,
  y: note.y + 24,
});

export function removeNote(store: DesignerStore, noteId: Note['id']): EditResult {
  return edit(store, { type: 'removeNote', noteId });
}

/** Notes that lie on cards or on each other go beside them; then the whole flow is shown. */
export function tidy({ store, canvas }: Designer): EditResult {
  const { readOnly, document } = store.getState();
  const handle = canvas.current;
  if (readOnly || handle === null) return { ok: true };
  const places = handle.tidyPlaces(document.notes.map(areaOf));
  const notes = document.notes.map((note, index) => ({ ...note, ...rounded(places[index]) }));
  const moved = notes.some(
    (note, index) => note.x !== document.notes[index]?.x || note.y !== document.notes[index]?.y,
  );
  const result = moved ? edit(store, { type: 'setNotes', notes }) : ({ ok: true } as const);
  handle.fit();
  return result;
}

const rounded = (place: ScreenPoint | undefined) =>
  place === undefined ? {} : { x: Math.round(place.x), y: Math.round(place.y) };
