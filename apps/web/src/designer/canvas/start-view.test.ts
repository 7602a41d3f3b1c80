import { expect, test } from 'vitest';
import type { FlowLayout } from '../layout/layout-types.ts';
import { fittingView, nearestView, startView } from './start-view.ts';

const viewport = { width: 800, height: 800 };

const layout = (width: number, height: number): FlowLayout => ({
  nodes: [],
  edges: [],
  direction: 'down',
  left: -width / 2,
  top: 0,
  width,
  height,
});

test('a flow opens from its top, as large as its width allows', () => {
  expect(startView(layout(500, 4000), viewport)).toEqual({ x: 400, y: 36, zoom: 1 });
  expect(startView(layout(910, 4000), viewport).zoom).toBeCloseTo(0.8);
});

test('a very wide flow stays readable and shows its main line', () => {
  expect(startView(layout(9000, 300), viewport)).toEqual({ x: 400, y: 36, zoom: 0.6 });
});

const elsewhere = { x: 0, y: -900, zoom: 1 };

test('fitting shows the whole flow while its cards stay readable', () => {
  expect(fittingView(layout(500, 1040), viewport, elsewhere).zoom).toBeCloseTo(0.7);
});

test('fitting a long flow goes back to its top, and from there to the whole of it', () => {
  const long = layout(500, 5000);
  const first = fittingView(long, viewport, elsewhere);
  expect(first).toEqual(startView(long, viewport));
  expect(fittingView(long, viewport, first).zoom).toBeCloseTo(728 / 5000);
});

test('a flow that runs to the right opens from its left, as large as its height allows', () => {
  const across: FlowLayout = {
    ...layout(910, 4000),
    direction: 'right',
    left: 0,
    top: -455,
    width: 4000,
    height: 910,
  };
  const { x, y, zoom } = startView(across, viewport);
  expect(zoom).toBeCloseTo(0.8);
  expect({ x, y }).toEqual({ x: 36, y: 400 });
});

test('something beside the view is brought into it by the smallest move; what is in it moves nothing', () => {
  const still = { x: 0, y: 0, zoom: 1 };
  const area = (x: number, y: number) => ({ x, y, width: 200, height: 100 });
  expect(nearestView(area(700, 300), viewport, still)).toEqual({ x: -136, y: 0, zoom: 1 });
  expect(nearestView(area(100, -50), viewport, still)).toEqual({ x: 0, y: 86, zoom: 1 });
  expect(nearestView(area(100, 100), viewport, still)).toEqual(still);
});
