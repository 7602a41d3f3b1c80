import { expect, test } from 'vitest';
import type { FlowLayout } from '../layout/layout-types.ts';
import { fittingView, startView } from './start-view.ts';

const layout = (width: number, height: number): FlowLayout => ({
  nodes: [],
  edges: [],
  left: -width / 2,
  width,
  height,
});

test('a flow opens from its top, as large as its width allows', () => {
  expect(startView(layout(500, 4000), 800)).toEqual({ x: 400, y: 36, zoom: 1 });
  expect(startView(layout(910, 4000), 800).zoom).toBeCloseTo(0.8);
});

test('a very wide flow stays readable and shows its main line', () => {
  expect(startView(layout(9000, 300), 800)).toEqual({ x: 400, y: 36, zoom: 0.6 });
});

const viewport = { width: 800, height: 800 };
const elsewhere = { x: 0, y: -900, zoom: 1 };

test('fitting shows the whole flow while its cards stay readable', () => {
  expect(fittingView(layout(500, 1040), viewport, elsewhere).zoom).toBeCloseTo(0.7);
});

test('fitting a long flow goes back to its top, and from there to the whole of it', () => {
  const long = layout(500, 5000);
  const first = fittingView(long, viewport, elsewhere);
  expect(first).toEqual(startView(long, 800));
  expect(fittingView(long, viewport, first).zoom).toBeCloseTo(728 / 5000);
});
