import {
  emptyDocument,
  type FlowDocument,
  type LaneId,
  lanesOf,
  newStep,
  ROOT_LANE,
  type Step,
  stepId,
  triggerId,
} from '@flowbridge/flow';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutFlow } from './layout-flow.ts';
import type { Direction, FlowLayout, LayoutNode, Rect } from './layout-types.ts';

const branches = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: stepId.parse(`b${at}`) }));

function stepOf(kind: number, number: number): Step {
  const named = { id: stepId.parse(`s${number}`), key: `s${number}` };
  const cases = branches(kind % 4).map((each) => ({ ...each, match: { kind: 'value' as const, value: 1 } }));
  const makers: (() => Step)[] = [
    () => newStep('buildJson', named),
    () => newStep('condition', named),
    () => newStep('switch', { ...named, config: { value: '', cases } }),
    () => newStep('parallel', { ...named, config: { branches: branches(2 + (kind % 3)) } }),
    () => newStep('forEach', named),
    () => newStep('while', named),
    () => newStep('datasetDeliver', named),
    () => newStep('try', named),
    () => newStep('terminate', named),
    () => newStep('break', named),
    () => newStep('wait', named),
  ];
  return (makers[kind % makers.length] ?? (() => newStep('buildJson', named)))();
}

type Seed = { kind: number; lane: number; at: number; folded: boolean };
type Drawn = { document: FlowDocument; layout: FlowLayout };

/** Each seed puts one step somewhere into what is there already. */
function draw(seeds: readonly Seed[], triggers: number, direction: Direction): Drawn {
  const document = emptyDocument();
  document.triggers = Array.from({ length: triggers }, (_, at) => ({
    id: triggerId.parse(`t${at}`),
    key: `t${at}`,
    kind: 'manual',
    config: {},
  }));
  const collapsed = new Set<Step['id']>();
  for (const [number, seed] of seeds.entries()) {
    const lanes = Object.keys(document.lanes) as LaneId[];
    const lane = lanes[seed.lane % lanes.length] ?? ROOT_LANE;
    const step = stepOf(seed.kind, number);
    const before = document.lanes[lane] ?? [];
    document.lanes[lane] = before.toSpliced(seed.at % (before.length + 1), 0, step.id);
    document.steps[step.id] = step;
    for (const inner of lanesOf(step)) document.lanes[inner] = [];
    if (seed.folded) collapsed.add(step.id);
  }
  return { document, layout: layoutFlow(document, { collapsed, editing: true, direction }) };
}

const drawings = fc
  .tuple(
    fc.array(
      fc.record({
        kind: fc.nat(200),
        lane: fc.nat(500),
        at: fc.nat(50),
        folded: fc.nat(9).map((n) => n === 0),
      }),
      {
        maxLength: 70,
      },
    ),
    fc.nat(5),
    fc.constantFrom<Direction>('down', 'right'),
  )
  .map(([seeds, triggers, direction]) => draw(seeds, triggers, direction));

const touch = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inside = (a: Rect, b: Rect) =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

/** Pairs of nodes that lie on each other, except a frame around what is inside it. */
function overlaps(nodes: readonly LayoutNode[]): string[] {
  const found: string[] = [];
  for (const [at, one] of nodes.entries()) {
    for (const other of nodes.slice(at + 1)) {
      if (!touch(one.rect, other.rect)) continue;
      const framed =
        (one.kind === 'box' && inside(other.rect, one.rect)) ||
        (other.kind === 'box' && inside(one.rect, other.rect));
      if (!framed) found.push(`${one.kind} ${one.id} / ${other.kind} ${other.id}`);
    }
  }
  return found;
}

test('no two things of any flow lie on each other: cards, triggers, heads, frames, places to add at', () => {
  fc.assert(
    fc.property(drawings, ({ layout }) => {
      expect(overlaps(layout.nodes)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('the drawing reaches as far as it says, and the same flow is drawn the same way again', () => {
  fc.assert(
    fc.property(drawings, ({ document, layout }) => {
      const frame = { x: layout.left, y: layout.top, width: layout.width, height: layout.height };
      const out = layout.nodes.filter((node) => node.kind !== 'addTrigger' && !inside(node.rect, frame));
      expect(out.map((node) => node.id)).toEqual([]);
      expect(layoutFlow(document)).toEqual(layoutFlow(structuredClone(document)));
    }),
    { numRuns: 100 },
  );
});

test('a flow that runs to the right has every step right of the one before in its lane', () => {
  fc.assert(
    fc.property(drawings, ({ document }) => {
      const { nodes } = layoutFlow(document, { direction: 'right' });
      const placeOf = new Map(
        nodes.flatMap((node) => (node.kind === 'step' ? [[node.stepId, node.rect]] : [])),
      );
      for (const lane of Object.values(document.lanes)) {
        const places = lane.flatMap((id) => placeOf.get(id) ?? []);
        const starts = places.map(({ x }) => x);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        expect(new Set(places.map(({ y }) => y)).size).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 100 },
  );
});
