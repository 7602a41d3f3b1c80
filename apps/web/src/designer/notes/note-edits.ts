/** What can be done to the notes of the canvas. Each is one step of undo. */
import { generateStepId, type Note } from '@flowbridge/flow';
import type { ScreenPoint } from '../canvas/canvas-model.ts';
import type { Designer } from '../store/designer-context.ts';
import type { DesignerStore } from '../store/designer-state.ts';
import { type EditResult, edit } from '../store/edit.ts';

export const NOTE_SIZE = { width: 220, height: 110 };

/** Begins a new note: where the pointer is, else beside the selected step, else in the middle of what is seen. */
export function addNote({ store, canvas }: Designer, at?: ScreenPoint): void {
  const { readOnly, selectedSteps } = store.getState();
  const place = canvas.current?.placeForNote([...selectedSteps].at(-1), at);
  if (readOnly || place === undefined) return;
  const { x, y } = place;
  store.setState({ writingNote: { id: generateStepId(), text: '', x, y, ...NOTE_SIZE, color: 'yellow' } });
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

export function removeNote(store: DesignerStore, noteId: Note['id']): EditResult {
  return edit(store, { type: 'removeNote', noteId });
}
