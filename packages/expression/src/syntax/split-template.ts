import { expectsOperandAfter, readToken } from './lexer.ts';

/**
 * One piece of a template string. Offsets are in the whole string. For an expression, `start`/`end` include the braces
 * and `sourceStart`/`sourceEnd` bound what stands between them; `closed` is false when `}}` is missing.
 */
export type Segment =
  | { kind: 'text'; text: string; start: number; end: number }
  | {
      kind: 'expression';
      source: string;
      start: number;
      end: number;
      sourceStart: number;
      sourceEnd: number;
      closed: boolean;
    };

/** Splits a template at its `{{ … }}`. `\{{` stands for two literal braces. */
export function splitTemplate(value: string): Segment[] {
  const segments: Segment[] = [];
  let text = '';
  let textStart = 0;
  let at = 0;
  while (at < value.length) {
    const open = value.indexOf('{{', at);
    if (open < 0) break;
    if (value.charAt(open - 1) === '\\') {
      text += `${value.slice(at, open - 1)}{{`;
      at = open + 2;
      continue;
    }
    text += value.slice(at, open);
    if (text !== '') segments.push({ kind: 'text', text, start: textStart, end: open });
    const sourceEnd = findClose(value, open + 2);
    const closed = sourceEnd >= 0;
    const end = closed ? sourceEnd + 2 : value.length;
    segments.push({
      kind: 'expression',
      source: value.slice(open + 2, closed ? sourceEnd : value.length),
      start: open,
      end,
      sourceStart: open + 2,
      sourceEnd: closed ? sourceEnd : value.length,
      closed,
    });
    text = '';
    textStart = end;
    at = end;
  }
  text += value.slice(at);
  if (text !== '') segments.push({ kind: 'text', text, start: textStart, end: value.length });
  return segments;
}

/** Does the string hold anything to evaluate or to unescape? */
export function holdsExpression(value: string): boolean {
  return value.includes('{{');
}

/**
 * The offset of the `}}` that closes an expression, or -1. Braces of objects and braces in texts, quoted names,
 * regular expressions and comments do not count. When a text is never closed, the first `}}` is taken, so
 * that the mistake stays inside its own expression.
 */
function findClose(value: string, from: number): number {
  let depth = 0;
  let operandNext = true;
  for (let at = from; ; ) {
    const next = readToken(value, at, operandNext);
    if (!next || next.kind === 'error') return value.indexOf('}}', from);
    if (next.text === '{' && next.kind === 'operator') depth++;
    if (next.text === '}' && next.kind === 'operator') {
      if (depth === 0 && value.charAt(next.end) === '}') return next.start;
      depth = Math.max(0, depth - 1);
    }
    operandNext = expectsOperandAfter(next, operandNext);
    at = next.end;
  }
}
