import type { FlowLayout, Point, Rect } from '../layout/layout-types.ts';

/** Between a card and what is put beside it. */
const BESIDE = 32;

type Wanted = { stepId: string | undefined; size: Pick<Rect, 'width' | 'height'>; taken: readonly Rect[] };

/**
 * Where something of a size lies on no card and on nothing taken: beside a step's card, else right of the whole flow; where
 * that is taken, further down. Frames are no hindrance: what is inside a loop may be noted inside it.
 */
export function freePlace({ nodes, left, width }: FlowLayout, { stepId, size, taken }: Wanted): Point {
  const outside = left + width + BESIDE;
  const card = nodes.find((each) => each.id === stepId)?.rect;
  const cards = nodes.filter((each) => each.kind !== 'box').map((each) => each.rect);
  const place = { x: card ? card.x + card.width + BESIDE : outside, y: card?.y ?? 0, ...size };
  for (;;) {
    const other = taken.find((rect) => touches(place, rect));
    if (place.x < outside && cards.some((rect) => touches(place, rect))) place.x = outside;
    else if (other !== undefined) place.y = other.y + other.height + BESIDE;
    else return { x: place.x, y: place.y };
  }
}

const touches = (one: Rect, other: Rect) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
