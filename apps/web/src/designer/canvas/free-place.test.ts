import { aFlow, stepByKey } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { layoutFlow } from '../layout/layout-flow.ts';
import type { Rect } from '../layout/layout-types.ts';
import { freePlace, tidyPlaces } from './free-place.ts';

const document = aFlow()
  .manual()
  .buildJson('first', 1)
  .condition(
    '{{ steps.first }}',
    (yes) => yes.buildJson('then', 1),
    (no) => no.buildJson('otherwise', 1),
  )
  .build();
const layout = layoutFlow(document);
const size = { width: 220, height: 110 };
const stepId = (key: string) => stepByKey(document, key)?.id;
const right = layout.left + layout.width;

test('beside a step where nothing is, else right of the flow', () => {
  const first = freePlace(layout, { stepId: stepId('first'), size, taken: [] });
  expect(first.x).toBeLessThan(right);
  expect(freePlace(layout, { stepId: stepId('then'), size, taken: [] }).x).toBeGreaterThan(right);
  expect(freePlace(layout, { stepId: undefined, size, taken: [] }).x).toBeGreaterThan(right);
});

test('twenty notes put at the same step lie neither on each other nor on a card', () => {
  const taken: Rect[] = [];
  for (let at = 0; at < 20; at += 1) {
    taken.push({ ...freePlace(layout, { stepId: stepId('first'), size, taken }), ...size });
  }
  const all = [...taken, ...layout.nodes.filter((node) => node.kind !== 'box').map((node) => node.rect)];
  for (const [at, one] of taken.entries()) {
    for (const other of all.slice(at + 1)) {
      const apart =
        one.x >= other.x + other.width ||
        other.x >= one.x + one.width ||
        one.y >= other.y + other.height ||
        other.y >= one.y + one.height;
      expect(apart).toBe(true);
    }
  }
});

test('tidied, what covers a card or another thing goes beside it, and what lies well stays', () => {
  const card = layout.nodes.find((node) => node.id === stepId('first'))?.rect;
  if (card === undefined) throw new Error('The step is not drawn.');
  const onCard = { x: card.x + 10, y: card.y + 5, ...size };
  const well = { x: right + 900, y: 40, ...size };
  const onWell = { x: right + 950, y: 60, ...size };
  const [first, second, third] = tidyPlaces(layout, [onCard, well, onWell]);
  expect(first).toEqual({ x: card.x + card.width + 32, y: card.y });
  expect(second).toEqual({ x: well.x, y: well.y });
  expect(third).not.toEqual({ x: onWell.x, y: onWell.y });
  const tidy = [first, second, third].map((place) => ({ x: 0, y: 0, ...place, ...size }));
  expect(tidyPlaces(layout, tidy)).toEqual([first, second, third]);
});
