/**
 * The whole flow as an SVG of plain shapes and texts: it opens in browsers, Office and drawing programs alike, and is as quick for
 * 500 steps as for five. (Tried: html-to-image on the canvas. It copies the computed style of each element, takes many
 * seconds for 500 steps, needs all of them mounted, and its SVG is a web page that only browsers can show.)
 */
import type { FlowDocument, Note } from '@flowbridge/flow';
import { AXIS, layoutFlow } from '../layout/layout-flow.ts';
import type { Direction, FlowLayout, LayoutNode, Rect } from '../layout/layout-types.ts';
import { areaOf } from '../notes/note-edits.ts';
import { placeNotes } from '../notes/place-notes.ts';
import type { PictureIcon } from './picture-icons.tsx';
import { el, type Shape, text } from './picture-shapes.ts';
import { FONT, INK, NOTE_PAPER } from './picture-style.ts';
import { cutToFit, type Measure, wrapText } from './picture-text.ts';

/** What the picture says, in the console's language. */
export type PictureWords = {
  /** What stands above the flow; absent: nothing. */
  heading?: string;
  card: (
    id: string,
  ) => { title: string; line: string; icon: PictureIcon | undefined; disabled: boolean } | undefined;
  lane: (lane: string) => string;
  end: string;
  empty: string;
};

export type Picture = {
  svg: string;
  width: number;
  height: number;
  /** How far from the left the flow begins: its first card is drawn around it. */
  axis: number;
};

const MARGIN = 32;
const TITLE = 52;

export function drawPicture(
  document: FlowDocument,
  words: PictureWords,
  measure: Measure,
  direction: Direction = 'down',
): Picture {
  const layout = layoutFlow(document, { editing: false, direction });
  const notes = placeNotes(document.notes, layout);
  const area = areaOfAll(layout, notes);
  const { heading } = words;
  const top = heading === undefined ? MARGIN : MARGIN + TITLE;
  const [width, height] = [area.width + MARGIN * 2, area.height + MARGIN + top];
  const origin = { x: area.x - MARGIN, y: area.y - top };
  const shapes: Shape[] = [
    el('rect', { ...origin, width, height, fill: INK.background }),
    ...(heading === undefined ? [] : [drawHeading(heading, { ...origin, width }, measure)]),
    ...ofKind(layout, 'box').map(({ rect }) =>
      el('rect', { ...rect, rx: 16, fill: INK.frame, stroke: INK.frameBorder, 'stroke-width': 1.5 }),
    ),
    ...layout.edges.map((edge) =>
      el('path', {
        d: edge.path,
        fill: 'none',
        stroke: edge.kind === 'loop' ? INK.loop : INK.edge,
        'stroke-width': 1.6,
        ...(edge.kind === 'loop' ? { 'stroke-dasharray': '5 4' } : {}),
      }),
    ),
    ...layout.edges.flatMap(({ arrow, kind }) =>
      arrow ? el('path', { d: arrowHead(arrow), fill: kind === 'loop' ? INK.loop : INK.edge }) : [],
    ),
    ...layout.nodes.flatMap((node) => drawNode(node, words, measure)),
    ...notes.flatMap((note) => drawNote(note, measure)),
  ];
  const view = `${origin.x} ${origin.y} ${width} ${height}`;
  const svg = el(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: view, 'font-family': FONT },
    [...(heading === undefined ? [] : [el('title', {}, [heading], { isText: true })]), ...shapes],
  );
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}`, width, height, axis: AXIS - origin.x };
}

function drawHeading(
  heading: string,
  { x, y, width }: { x: number; y: number; width: number },
  measure: Measure,
): Shape {
  const style = { size: 20, bold: true };
  const shown = cutToFit(heading, width - MARGIN * 2, style, measure);
  return text(shown, { x: x + MARGIN, y: y + 42, ...style, fill: INK.text });
}

function drawNode(node: LayoutNode, words: PictureWords, measure: Measure): Shape[] {
  const { rect } = node;
  const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 + 4.2 };
  const centred = { ...middle, size: 12, anchor: 'middle' as const };
  switch (node.kind) {
    case 'step':
      return drawCard(rect, words.card(node.stepId), { round: 10, border: INK.border }, measure);
    case 'trigger':
      return drawCard(rect, words.card(node.triggerId), { round: 22, border: INK.start }, measure);
    case 'head': {
      const title = cutToFit(words.lane(node.lane), rect.width - 20, { size: 12, bold: true }, measure);
      return [
        el('rect', { ...rect, rx: 13, fill: INK.head, stroke: INK.headBorder }),
        text(title, { ...centred, bold: true, fill: INK.text }),
      ];
    }
    case 'placeholder':
      return [
        el('rect', { ...rect, rx: 10, fill: INK.empty, stroke: INK.border, 'stroke-dasharray': '4 4' }),
        text(words.empty, { ...centred, fill: INK.quiet }),
      ];
    case 'end':
      return [
        el('rect', { ...rect, rx: rect.height / 2, fill: INK.empty, stroke: INK.border }),
        text(words.end, { ...centred, fill: INK.quiet }),
      ];
    case 'box':
    case 'slot':
    case 'addTrigger':
      return [];
  }
}

type CardLook = { round: number; border: string };

function drawCard(
  rect: Rect,
  card: ReturnType<PictureWords['card']>,
  { round, border }: CardLook,
  measure: Measure,
): Shape[] {
  if (card === undefined) return [];
  const [title, line] = [{ size: 13.5, bold: true }, { size: 12 }];
  const x = rect.x + 58;
  const room = rect.width - 72;
  const middle = rect.y + rect.height / 2;
  const fade = card.disabled ? { opacity: 0.5 } : {};
  const words =
    card.line === ''
      ? [
          text(cutToFit(card.title, room, title, measure), {
            x,
            y: middle + 4.8,
            ...title,
            fill: INK.text,
            ...fade,
          }),
        ]
      : [
          text(cutToFit(card.title, room, title, measure), {
            x,
            y: middle - 4,
            ...title,
            fill: INK.text,
            ...fade,
          }),
          text(cutToFit(card.line, room, line, measure), {
            x,
            y: middle + 14,
            ...line,
            fill: INK.quiet,
            ...fade,
          }),
        ];
  return [
    el('rect', { ...rect, rx: round, fill: INK.card, stroke: border, 'stroke-width': 1.2 }),
    ...(card.icon ? drawIcon(card.icon, { x: rect.x + 13, y: middle - 17 }) : []),
    ...words,
  ];
}

function drawIcon(icon: PictureIcon, { x, y }: { x: number; y: number }): Shape[] {
  const tile = { x, y, width: 34, height: 34, rx: 8 };
  if (icon.kind === 'letters') {
    return [
      el('rect', { ...tile, fill: icon.background }),
      text(icon.letters, {
        x: x + 17,
        y: y + 21.6,
        size: 13,
        bold: true,
        anchor: 'middle',
        fill: icon.colour,
      }),
    ];
  }
  const glyph = { x: x + 8.5, y: y + 8.5, width: 17, height: 17, viewBox: icon.viewBox, fill: icon.colour };
  return [el('rect', { ...tile, fill: icon.colour, 'fill-opacity': 0.13 }), el('svg', glyph, [icon.shapes])];
}

function drawNote(note: Note, measure: Measure): Shape[] {
  const area = areaOf(note);
  const [paper, edge] = NOTE_PAPER[note.color ?? 'yellow'];
  const style = { size: 12.5 };
  const room = { width: area.width - 24, lines: Math.max(1, Math.floor((area.height - 16) / 18)) };
  return [
    el('rect', { ...area, rx: 8, fill: paper, stroke: edge }),
    ...wrapText(note.text, room, style, measure).map((line, at) =>
      text(line, { x: area.x + 12, y: area.y + 23 + at * 18, ...style, fill: INK.text }),
    ),
  ];
}

function arrowHead({ x, y, direction }: { x: number; y: number; direction: 'down' | 'right' }): string {
  return direction === 'down'
    ? `M${x - 4.5} ${y - 7}L${x + 4.5} ${y - 7}L${x} ${y}Z`
    : `M${x - 7} ${y - 4.5}L${x - 7} ${y + 4.5}L${x} ${y}Z`;
}

const ofKind = <Kind extends LayoutNode['kind']>(layout: FlowLayout, kind: Kind) =>
  layout.nodes.filter((node): node is Extract<LayoutNode, { kind: Kind }> => node.kind === kind);

/** Everything that is drawn: loops curve back outside the cards, notes lie anywhere. */
function areaOfAll(layout: FlowLayout, notes: readonly Note[]): Rect {
  const flow = { x: layout.left, y: layout.top, width: layout.width, height: layout.height };
  const all = [flow, ...layout.nodes.map(({ rect }) => rect), ...notes.map(areaOf)];
  // One by one: 500 steps are thousands of rectangles, too many for the arguments of one call.
  return all.reduce((sum, each) => {
    const x = Math.min(sum.x, each.x);
    const y = Math.min(sum.y, each.y);
    return {
      x,
      y,
      width: Math.max(sum.x + sum.width, each.x + each.width) - x,
      height: Math.max(sum.y + sum.height, each.y + each.height) - y,
    };
  });
}
