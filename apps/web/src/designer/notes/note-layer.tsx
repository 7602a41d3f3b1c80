import type { Note } from '@flowbridge/flow';
import { ViewportPortal } from '@xyflow/react';
import type { NoteEditing } from '../canvas/canvas-model.ts';
import { NoteCard } from './note-card.tsx';
import './notes.css';

type Props = { notes: readonly Note[]; edit: NoteEditing | undefined };

/** The notes over the flow, and the new one that is being written. */
export function NoteLayer({ notes, edit }: Props) {
  const writing = edit?.writing;
  const isNew = writing !== undefined && !notes.some((each) => each.id === writing.id);
  return (
    <ViewportPortal>
      {[...notes, ...(isNew ? [writing] : [])].map((note) => (
        <NoteCard key={note.id} note={note} writing={note.id === writing?.id} edit={edit} />
      ))}
    </ViewportPortal>
  );
}
