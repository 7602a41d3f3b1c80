import {
  type FlowDocument,
  type LaneId,
  laneNames,
  laneOf,
  ROOT_LANE,
  type Step,
  type StepId,
} from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { layoutFlow } from './layout-flow.ts';
import type { LayoutNode, Rect } from './layout-types.ts';

/** A small, seeded generator: the same seed draws the same flow. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

function stepOf(kind: string, number: number): Step {
  const common = { id: `s${number}` as StepId, key: `s${number}` };
  switch (kind) {
    case 'condition':
      return { ...common, kind: 'condition', config: { mode: 'rows', match: 'all', rows: [] } };
    case 'switch':
      return {
        ...common,
        kind: 'switch',
        config: {
          value: '',
          cases: ['a', 'b', 'c'].map((id) => ({ id: id as StepId, match: { kind: 'value', value: id } })),
        },
      };
    case 'parallel':
      return {
        ...common,
        kind: 'parallel',
        config: { branches: ['a', 'b', 'c'].map((id) => ({ id: id as StepId })) },
      };
    case 'forEach':
      return { ...common, kind: 'forEach', config: { items: '' } };
    case 'try':
      return { ...common, kind: 'try', config: {} };
    case 'terminate':
      return { ...common, kind: 'terminate', config: { outcome: 'failed' } };
    default:
      return { ...common, kind: 'buildJson', config: { value: {} } };
  }
}

function randomFlow(seed: number, wanted: number): FlowDocument {
  const random = randomNumbers(seed);
  const document: FlowDocument = {
    schemaVersion: 1,
    triggers: [],
    lanes: { [ROOT_LANE]: [] },
    steps: {},
    parameters: [],
    notes: [],
  };
  const kinds = [
    ...['condition', 'switch', 'parallel', 'forEach', 'try'],
    ...['buildJson', 'buildJson', 'buildJson', 'terminate'],
  ];
  const open: LaneId[] = [ROOT_LANE];
  for (let number = 0; number < wanted; number++) {
    const lane = open[Math.floor(random() * open.length)] ?? ROOT_LANE;
    const step = stepOf(kinds[Math.floor(random() * kinds.length)] ?? 'buildJson', number);
    document.steps[step.id] = step;
    document.lanes[lane] = [...(document.lanes[lane] ?? []), step.id];
    for (const name of laneNames(step)) {
      const inner = laneOf(step.id, name);
      document.lanes[inner] = [];
      open.push(inner);
    }
  }
  return document;
}

const cards = (nodes: LayoutNode[]) =>
  nodes.filter((node) => node.kind !== 'box' && node.kind !== 'slot' && node.kind !== 'addTrigger');

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function overlapping(nodes: LayoutNode[]): [string, string][] {
  const sorted = [...nodes].sort((a, b) => a.rect.y - b.rect.y);
  const found: [string, string][] = [];
  for (const [index, a] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next++) {
      const b = sorted[next];
      if (b === undefined || b.rect.y >= a.rect.y + a.rect.height) break;
      if (overlap(a.rect, b.rect)) found.push([a.id, b.id]);
    }
  }
  return found;
}

test('two cards never overlap, whatever the flow', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const layout = layoutFlow(randomFlow(seed, 60), { editing: true });
    expect(overlapping(cards(layout.nodes))).toEqual([]);
  }
});

test('sibling frames never overlap and inner frames lie inside outer ones', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const boxes = layoutFlow(randomFlow(seed, 60)).nodes.filter((node) => node.kind === 'box');
    const inside = (a: Rect, b: Rect) =>
      a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
    for (const a of boxes) {
      for (const b of boxes) {
        if (a === b || !overlap(a.rect, b.rect)) continue;
        expect(inside(a.rect, b.rect) || inside(b.rect, a.rect)).toBe(true);
      }
    }
  }
});

test('every step is drawn once and every lane has a slot before each step', () => {
  const document = randomFlow(7, 80);
  const { nodes } = layoutFlow(document);
  const drawn = nodes.flatMap((node) => (node.kind === 'step' ? [node.stepId] : []));
  expect(new Set(drawn)).toEqual(new Set(Object.keys(document.steps)));
  expect(drawn.length).toBe(Object.keys(document.steps).length);
  const slots = new Set(nodes.filter((n) => n.kind === 'slot' || n.kind === 'placeholder').map((n) => n.id));
  for (const [lane, steps] of Object.entries(document.lanes)) {
    for (let index = 0; index < Math.max(1, steps.length); index++) {
      expect(slots.has(`slot:${lane}:${index}`)).toBe(true);
    }
  }
});

test('a collapsed container is one card that tells how many steps it hides', () => {
  const document = randomFlow(3, 1);
  const outer = stepOf('forEach', 100);
  const inner = stepOf('buildJson', 101);
  document.steps[outer.id] = outer;
  document.steps[inner.id] = inner;
  document.lanes[ROOT_LANE] = [outer.id];
  document.lanes[laneOf(outer.id, 'body')] = [inner.id];
  const { nodes } = layoutFlow(document, { collapsed: new Set([outer.id]) });
  expect(nodes.filter((node) => node.kind === 'step')).toEqual([
    expect.objectContaining({ stepId: outer.id, hiddenSteps: 1 }),
  ]);
});

test('several triggers stand in a row and meet above the first step', () => {
  const document = randomFlow(2, 3);
  document.triggers = ['t1', 't2'].map((id) => ({
    id: id as FlowDocument['triggers'][number]['id'],
    key: id,
    kind: 'manual',
    config: {},
  }));
  const { nodes } = layoutFlow(document, { editing: true });
  expect(overlapping(nodes.filter((node) => node.kind === 'trigger'))).toEqual([]);
  expect(nodes.filter((node) => node.kind === 'trigger').length).toBe(2);
});
