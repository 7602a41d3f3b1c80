/** The code view of a template value: JSON, in which a bare `{{ expression }}` may stand as a value. */
import { analyzeTemplate } from '@flowbridge/expression';
import type { Template } from '@flowbridge/flow';

export type JsonCodeResult =
  | { ok: true; value: Template }
  | { ok: false; line: number; column: number; message: string };

export const writeJsonCode = (value: Template): string => JSON.stringify(value, null, 2);

export function readJsonCode(text: string): JsonCodeResult {
  const { code, offsets } = quoteExpressions(text);
  try {
    return { ok: true, value: JSON.parse(code) as Template };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? code.length);
    const at = offsets(Math.min(position, code.length));
    const before = text.slice(0, at).split('\n');
    const short = message.replace(/ in JSON at position.*$/, '').replace(/, ?"?\.\.\..*$/, '');
    return { ok: false, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message: short };
  }
}

/** Puts quotes round bare `{{ … }}`; `offsets` maps positions in the result back to the text. */
function quoteExpressions(text: string): { code: string; offsets: (at: number) => number } {
  let code = '';
  const shifts: { from: number; by: number }[] = [];
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (inString) {
      code += sign;
      if (sign === '\\') code += text.charAt(++at);
      else if (sign === '"') inString = false;
      continue;
    }
    const expression =
      sign === '{' && text.charAt(at + 1) === '{' ? analyzeTemplate(text.slice(at)).segments[0] : undefined;
    if (expression?.kind === 'expression' && expression.closed) {
      const raw = text.slice(at, at + expression.end);
      code += JSON.stringify(raw);
      at += expression.end - 1;
      shifts.push({ from: code.length, by: at + 1 - code.length });
      continue;
    }
    if (sign === '"') inString = true;
    code += sign;
  }
  return { code, offsets: (at) => at + (shifts.findLast((shift) => shift.from <= at)?.by ?? 0) };
}
