/** Text that fits: a picture has no ellipsis and no line breaks of its own. */
import { FONT } from './picture-style.ts';

export type TextStyle = { size: number; bold?: boolean };
export type Measure = (text: string, style: TextStyle) => number;

/** Widths as this browser draws them. */
export function browserMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (text, { size, bold }) => {
    if (context === null) return text.length * size;
    context.font = `${bold ? 600 : 400} ${size}px ${FONT}`;
    return context.measureText(text).width;
  };
}

/** The text, or its beginning with “…”, no wider than `width`. */
export function cutToFit(text: string, width: number, style: TextStyle, measure: Measure): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (measure(line, style) <= width) return line;
  const signs = [...line];
  let [fits, over] = [0, signs.length];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (measure(`${signs.slice(0, middle).join('')}…`, style) <= width) fits = middle;
    else over = middle;
  }
  return `${signs.slice(0, fits).join('').trimEnd()}…`;
}

type Room = { width: number; lines: number };

/** The text in lines, broken between words or, in Chinese, between signs; what has no room ends in “…”. */
export function wrapText(text: string, { width, lines }: Room, style: TextStyle, measure: Measure): string[] {
  const wrapped = text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, style, measure));
  if (wrapped.length <= lines) return wrapped;
  const last = `${wrapped[lines - 1] ?? ''} ${wrapped[lines] ?? ''}`;
  return [...wrapped.slice(0, lines - 1), cutToFit(last, width, style, measure)];
}

function wrapParagraph(text: string, width: number, style: TextStyle, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? []) {
    if (line !== '' && measure((line + piece).trimEnd(), style) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  return [...lines, line.trimEnd()];
}
