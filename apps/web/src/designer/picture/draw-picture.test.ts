// @vitest-environment jsdom
import { aFlow, type FlowDocument, stepId } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { drawPicture, type PictureWords } from './draw-picture.ts';
import { cutToFit, type Measure, wrapText } from './picture-text.ts';
import { pngScale } from './to-png.ts';

/** Chinese signs are as wide as the font is high, others half of it. */
const measure: Measure = (text, { size }) =>
  [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? size : size / 2), 0);

function wordsFor(document: FlowDocument, heading = '采购审批'): PictureWords {
  return {
    heading,
    card: (id) => {
      const step = Object.values(document.steps).find((each) => each.id === id);
      const title = step?.title ?? step?.key ?? id;
      return { title, line: 'GET Drafts', icon: undefined, disabled: step?.disabled === true };
    },
    lane: () => '循环体',
    end: '结束',
    empty: '空',
  };
}

function parsed(document: FlowDocument, heading?: string): Document {
  const { svg } = drawPicture(document, wordsFor(document, heading), measure);
  const xml = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(xml.querySelector('parsererror')).toBeNull();
  return xml;
}

const texts = (xml: Document) => [...xml.querySelectorAll('text')].map((each) => each.textContent);

test('every step is in the picture with its title, whatever signs it has', () => {
  const document = aFlow()
    .manual()
    .buildJson('odd', 1, { title: 'a\u0007 < b & "c"' })
    .forEach('each', '{{ steps.odd }}', (lane) => lane.buildJson('inner', 2, { title: '遍历草稿单' }))
    .build();
  const written = texts(parsed(document));
  expect(written).toContain('a < b & "c"');
  expect(written).toContain('遍历草稿单');
  expect(written[0]).toBe('采购审批');
});

test('everything lies inside the picture, notes beside the flow, too', () => {
  const document: FlowDocument = {
    ...aFlow().manual().buildJson('one', 1).build(),
    notes: [{ id: stepId.parse('n'), text: '记得检查', x: -900, y: 700, color: 'blue' }],
  };
  const svg = parsed(document).documentElement;
  const [left = 0, top = 0, width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '')
    .split(' ')
    .map(Number);
  for (const rect of svg.querySelectorAll('rect')) {
    const at = (name: string) => Number(rect.getAttribute(name));
    expect(at('x')).toBeGreaterThanOrEqual(left);
    expect(at('y')).toBeGreaterThanOrEqual(top);
    expect(at('x') + at('width')).toBeLessThanOrEqual(left + width);
    expect(at('y') + at('height')).toBeLessThanOrEqual(top + height);
  }
  expect(texts(parsed(document))).toContain('记得检查');
});

test('500 steps are all drawn, and the image of them is one that browsers can make', () => {
  let flow = aFlow().manual();
  for (let number = 0; number < 500; number += 1) flow = flow.buildJson(`step${number}`, number);
  const document = flow.build();
  const picture = drawPicture(document, wordsFor(document), measure);
  expect(picture.svg.match(/>step\d+</g)).toHaveLength(500);
  const scale = pngScale(picture);
  expect(picture.height * scale).toBeLessThanOrEqual(32_000);
  expect(scale).toBeGreaterThan(0.4);
});

test('a long title ends in dots where its card ends', () => {
  const style = { size: 10 };
  expect(cutToFit('遍历草稿单', 50, style, measure)).toBe('遍历草稿单');
  expect(cutToFit('遍历草稿单和附件', 50, style, measure)).toBe('遍历草稿…');
  expect(measure(cutToFit('x'.repeat(500), 123, style, measure), style)).toBeLessThanOrEqual(123);
});

test('a note is broken between words, in Chinese between signs, and cut where it has no more room', () => {
  const style = { size: 10 };
  expect(wrapText('one two three', { width: 40, lines: 9 }, style, measure)).toEqual(['one two', 'three']);
  expect(wrapText('先检查再提交', { width: 30, lines: 9 }, style, measure)).toEqual(['先检查', '再提交']);
  expect(wrapText('先检查再提交审批', { width: 30, lines: 2 }, style, measure)).toHaveLength(2);
});

test('a flow drawn to the right has a wide picture, with its notes on no card', () => {
  const document: FlowDocument = {
    ...aFlow().manual().buildJson('one', 1).buildJson('two', 2).buildJson('three', 3).build(),
    notes: [{ id: stepId.parse('n'), text: '记得检查', x: 0, y: 0, color: 'blue' }],
  };
  const down = drawPicture(document, wordsFor(document), measure);
  const right = drawPicture(document, wordsFor(document), measure, 'right');
  expect(down.height).toBeGreaterThan(down.width);
  expect(right.width).toBeGreaterThan(right.height);
  expect(right.svg).toContain('记得检查');
});
