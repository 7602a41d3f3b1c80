import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { NoteEditing } from '../canvas/canvas-model.ts';
import { useEditReport } from '../panel/use-change.ts';
import type { DesignerStore } from '../store/designer-state.ts';
import { finishNote, putNote, removeNote } from './note-edits.ts';

/** Notes as the canvas edits them; undefined where the flow is only read. */
export function useNoteEditing(store: DesignerStore): NoteEditing | undefined {
  const report = useEditReport();
  const readOnly = useStore(store, (state) => state.readOnly);
  const writing = useStore(store, (state) => state.writingNote);
  return useMemo(
    () =>
      readOnly
        ? undefined
        : {
            writing,
            write: (note) => store.setState({ writingNote: note }),
            finish: (text) => void report(finishNote(store, text)),
            put: (note) => void report(putNote(store, note)),
            remove: (noteId) => void report(removeNote(store, noteId)),
          },
    [store, report, readOnly, writing],
  );
}
