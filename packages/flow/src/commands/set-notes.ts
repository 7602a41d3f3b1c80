import { z } from 'zod';
import { noteSchema } from '../document/document.ts';
import { type Apply, done, refuse } from './result.ts';

/** Sets all notes of the canvas. */
export const setNotesSchema = z.strictObject({
  type: z.literal('setNotes'),
  notes: z.array(noteSchema).max(500),
});
export type SetNotes = z.infer<typeof setNotesSchema>;

export const applySetNotes: Apply<SetNotes> = (document, { notes }) =>
  new Set(notes.map((note) => note.id)).size < notes.length
    ? refuse('idTaken', 'Two notes have the same id.', '有两个便签的 id 相同。')
    : done({ ...document, notes }, { type: 'setNotes', notes: document.notes });
