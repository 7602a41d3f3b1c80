import type { Note } from '@flowbridge/flow';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { note: Note; writing: boolean; onDone: (text: string) => void };

/** What a note says, or the field it is written in. Escape and leaving the field take the text; undo is there for regret. */
export function NoteText({ note, writing, onDone }: Props) {
  const { t } = useTranslation('editing');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!writing) return;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [writing]);
  if (!writing) return <p className="note-text">{note.text}</p>;
  return (
    <textarea
      ref={field}
      className="note-text nowheel nodrag"
      defaultValue={note.text}
      maxLength={10_000}
      placeholder={t('notes.placeholder')}
      aria-label={t('notes.write')}
      data-testid="note-field"
      onPointerDown={(event) => event.stopPropagation()}
      onBlur={(event) => onDone(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        const done = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
        if (!done) return;
        event.preventDefault();
        event.currentTarget.closest<HTMLElement>('.note')?.focus({ preventScroll: true });
      }}
    />
  );
}
