import type { Note } from '@flowbridge/flow';
import { tidyPlaces } from '../canvas/free-place.ts';
import type { FlowLayout } from '../layout/layout-types.ts';
import { areaOf } from './note-edits.ts';

/**
 * Notes as they are drawn. They are laid out for a flow that runs down; in one that runs to the right, those that would lie on a
 * card are drawn beside it. Same order.
 */
export function placeNotes(notes: readonly Note[], layout: FlowLayout): readonly Note[] {
  if (layout.direction === 'down') return notes;
  const places = tidyPlaces(layout, notes.map(areaOf));
  return notes.map((note, index) => ({ ...note, ...places[index] }));
}
