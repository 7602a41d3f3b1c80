import { z } from 'zod';
import { stepId } from '../document/ids.ts';
import { type Apply, done, refuse } from './result.ts';

/** Takes one note off the canvas. */
export const removeNoteSchema = z.strictObject({ type: z.literal('removeNote'), noteId: stepId });
export type RemoveNote = z.infer<typeof removeNoteSchema>;

export const applyRemoveNote: Apply<RemoveNote> = (document, { noteId }) => {
  const index = document.notes.findIndex((each) => each.id === noteId);
  const note = document.notes[index];
  if (note === undefined) {
    return refuse('noteUnknown', 'This note is not there any more.', '该便签已不存在。', { path: noteId });
  }
  return done({ ...document, notes: document.notes.toSpliced(index, 1) }, { type: 'putNote', note, index });
};
