/** A note on the canvas: read, written, moved, coloured, sized and deleted where it lies. */
import { DeleteOutlined } from '@ant-design/icons';
import type { Note } from '@flowbridge/flow';
import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type NoteEditing, useCanvas } from '../canvas/canvas-model.ts';
import { menuOf } from '../canvas/menu-of.ts';
import type { Point, Rect } from '../layout/layout-types.ts';
import { areaOf } from './note-edits.ts';
import { NoteText } from './note-text.tsx';

export const NOTE_COLOURS = ['yellow', 'blue', 'green', 'pink', 'grey'] as const;

type Props = {
  note: Note;
  /** Where it is drawn. */
  at: Point;
  writing: boolean;
  edit: NoteEditing | undefined;
};

const SMALLEST = { width: 120, height: 60 };
const LARGEST = { width: 800, height: 800 };
const STEP = 10;
const MOVES: Record<string, [number, number]> = {
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
};

export function NoteCard({ note, at, writing, edit }: Props) {
  const { t } = useTranslation('editing');
  const flow = useReactFlow();
  const canvasEdit = useCanvas((model) => model.edit);
  const [held, setHeld] = useState<Rect>();
  const stands = { ...areaOf(note), x: at.x, y: at.y };
  const place = held ?? stands;

  /** Follows the pointer from press to release; Escape leads back. */
  const follow = (event: PointerEvent, next: (dx: number, dy: number) => Rect) => {
    if (!edit || writing || event.button !== 0) return;
    event.stopPropagation();
    const start = { x: event.clientX, y: event.clientY };
    const zoom = flow.getZoom();
    let last: Rect | undefined;
    const move = (moved: globalThis.PointerEvent) => {
      last = next((moved.clientX - start.x) / zoom, (moved.clientY - start.y) / zoom);
      setHeld(last);
    };
    const end = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', cancel, true);
      setHeld(undefined);
    };
    const drop = () => {
      end();
      if (
        last &&
        (last.x !== stands.x ||
          last.y !== stands.y ||
          last.width !== stands.width ||
          last.height !== stands.height)
      )
        edit.put({ ...note, ...rounded(last) });
    };
    const cancel = (pressed: globalThis.KeyboardEvent) => {
      if (pressed.key !== 'Escape') return;
      pressed.stopPropagation();
      end();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', cancel, true);
  };

  const keyDown = (event: KeyboardEvent) => {
    if (
      !edit ||
      writing ||
      event.target !== event.currentTarget ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    const step = MOVES[event.key];
    if (step) edit.put({ ...note, x: at.x + step[0], y: at.y + step[1] });
    else if (event.key === 'Enter' || event.key === 'F2') edit.write(note);
    else if (event.key === 'Delete' || event.key === 'Backspace') edit.remove(note.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a note is a group that is moved and written, no form field set
    <div
      role="group"
      aria-label={t('notes.label', { text: note.text })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move, open and delete it
      tabIndex={0}
      className={`note note-${note.color ?? 'yellow'} nopan ${held ? 'is-held' : ''}`}
      style={{ transform: `translate(${place.x}px, ${place.y}px)`, width: place.width, height: place.height }}
      data-testid="note"
      data-note-id={note.id}
      onPointerDown={(event) =>
        follow(event, (dx, dy) => ({ ...stands, x: stands.x + dx, y: stands.y + dy }))
      }
      onDoubleClick={() => edit?.write(note)}
      onContextMenu={
        writing ? (event) => event.stopPropagation() : menuOf(canvasEdit, { kind: 'note', noteId: note.id })
      }
      onKeyDown={keyDown}
    >
      <NoteText note={note} writing={writing && edit !== undefined} onDone={(text) => edit?.finish(text)} />
      {edit && !writing ? (
        <>
          <span className="note-tools" onPointerDown={(event) => event.stopPropagation()}>
            {NOTE_COLOURS.map((colour) => (
              <button
                key={colour}
                type="button"
                className={`note-colour note-${colour}`}
                aria-label={t(`notes.colours.${colour}`)}
                aria-pressed={(note.color ?? 'yellow') === colour}
                data-testid={`note-${colour}`}
                onClick={() => edit.put({ ...note, color: colour })}
              />
            ))}
            <button
              type="button"
              className="note-remove"
              aria-label={t('notes.remove')}
              data-testid="note-remove"
              onClick={() => edit.remove(note.id)}
            >
              <DeleteOutlined />
            </button>
          </span>
          <span
            className="note-corner"
            aria-hidden="true"
            data-testid="note-corner"
            onPointerDown={(event) =>
              follow(event, (dx, dy) => ({
                ...stands,
                width: within(stands.width + dx, SMALLEST.width, LARGEST.width),
                height: within(stands.height + dy, SMALLEST.height, LARGEST.height),
              }))
            }
          />
        </>
      ) : null}
    </div>
  );
}

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

const rounded = ({ x, y, width, height }: Rect): Rect => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
});
