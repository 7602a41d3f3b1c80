import { z } from 'zod';
import { noteSchema } from '../document/document.ts';
import { type Apply, done, refuse } from './result.ts';

const MOST_NOTES = 500;

/**
 * Puts one note on the canvas, or in the place of the one with its id. One note at a time, so that two people who write
 * notes do not undo each other's. `index` (where it lies among the others) is for undo; absent: a new one lies on top.
 */
export const putNoteSchema = z.strictObject({
  type: z.literal('putNote'),
  note: noteSchema,
  index: z.int().min(0).max(MOST_NOTES).optional(),
});
export type PutNote = z.infer<typeof putNoteSchema>;

export const applyPutNote: Apply<PutNote> = (document, { note, index }) => {
  const { notes } = document;
  const at = notes.findIndex((each) => each.id === note.id);
  const before = notes[at];
  if (before !== undefined) {
    return done({ ...document, notes: notes.with(at, note) }, { type: 'putNote', note: before });
  }
  if (notes.length >= MOST_NOTES) {
    return refuse(
      'tooMany',
      `A flow holds at most ${MOST_NOTES} notes.`,
      `一个流程最多包含 ${MOST_NOTES} 个便签。`,
    );
  }
  return done(
    { ...document, notes: notes.toSpliced(index ?? notes.length, 0, note) },
    { type: 'removeNote', noteId: note.id },
  );
};
