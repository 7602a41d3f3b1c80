import type { Note } from '@flowbridge/flow';
import { ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';
import type { NoteEditing } from '../canvas/canvas-model.ts';
import type { FlowLayout } from '../layout/layout-types.ts';
import { NoteCard } from './note-card.tsx';
import { placeNotes } from './place-notes.ts';
import './notes.css';

type Props = { notes: readonly Note[]; layout: FlowLayout; edit: NoteEditing | undefined };

/** The notes over the flow, and the new one that is being written. */
export function NoteLayer({ notes, layout, edit }: Props) {
  const writing = edit?.writing;
  const isNew = writing !== undefined && !notes.some((each) => each.id === writing.id);
  const places = useMemo(() => placeNotes(notes, layout), [layout, notes]);
  return (
    <ViewportPortal>
      {/* One list: a new note that is written to its end stays the same element, and keeps the focus. */}
      {[...notes, ...(isNew ? [writing] : [])].map((note, index) => (
        <NoteCard
          key={note.id}
          note={note}
          at={places[index] ?? note}
          writing={note.id === writing?.id}
          edit={edit}
        />
      ))}
    </ViewportPortal>
  );
}
