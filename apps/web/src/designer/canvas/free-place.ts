import type { FlowLayout, Point, Rect } from '../layout/layout-types.ts';

/** Between a card and what is put beside it. */
const BESIDE = 32;

type Wanted = { stepId: string | undefined; size: Pick<Rect, 'width' | 'height'>; taken: readonly Rect[] };

/** The card (or head, slot, end) that an area lies on; undefined when it lies on none. */
export function cardUnder({ nodes }: FlowLayout, area: Rect): string | undefined {
  return nodes.find((each) => each.kind !== 'box' && touches(area, each.rect))?.id;
}

/**
 * Where something of a size lies on no card and on nothing taken: beside a step's card (below it where the flow runs to the
 * right), else beside the whole flow; where that is taken, further along. Frames are no hindrance: what is inside a loop may
 * be noted inside it.
 */
export function freePlace(layout: FlowLayout, { stepId, size, taken }: Wanted): Point {
  const { nodes, direction, left, top } = layout;
  const card = nodes.find((each) => each.id === stepId)?.rect;
  const cards = nodes.filter((each) => each.kind !== 'box').map((each) => each.rect);
  const isDown = direction === 'down';
  const outside = (isDown ? left + layout.width : top + layout.height) + BESIDE;
  const place = {
    x: isDown ? (card ? card.x + card.width + BESIDE : outside) : (card?.x ?? left),
    y: isDown ? (card?.y ?? top) : card ? card.y + card.height + BESIDE : outside,
    width: size.width,
    height: size.height,
  };
  for (;;) {
    const other = taken.find((rect) => touches(place, rect));
    const isInside = (isDown ? place.x : place.y) < outside;
    if (isInside && cards.some((rect) => touches(place, rect))) {
      if (isDown) place.x = outside;
      else place.y = outside;
    } else if (other === undefined) return { x: place.x, y: place.y };
    else if (isDown) place.y = other.y + other.height + BESIDE;
    else place.x = other.x + other.width + BESIDE;
  }
}

const touches = (one: Rect, other: Rect) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/**
 * Places for `areas` in which none lies on a card or on another: those that lie well stay, the others go beside what they
 * cover. Same order as `areas`.
 */
export function tidyPlaces(layout: FlowLayout, areas: readonly Rect[]): Point[] {
  const taken: Rect[] = [];
  return areas.map((area) => {
    const stepId = cardUnder(layout, area);
    const well = stepId === undefined && !taken.some((other) => touches(area, other));
    const place = well ? area : freePlace(layout, { stepId, size: area, taken });
    taken.push({ ...area, ...place });
    return { x: place.x, y: place.y };
  });
}
