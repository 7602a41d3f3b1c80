/** The code view of a template value: JSON, in which a bare `{{ expression }}` may stand as a value. */
import { analyzeTemplate, JsonError, parseJson } from '@flowbridge/expression';
import type { Template } from '@flowbridge/flow';

export type JsonCodeResult =
  | { ok: true; value: Template }
  /** `message` is the text found at the place, empty at the end. */
  | { ok: false; line: number; column: number; message: string };

export const writeJsonCode = (value: Template): string => JSON.stringify(value, null, 2);

export function readJsonCode(text: string): JsonCodeResult {
  const { code, offsets } = quoteExpressions(text);
  const fault = jsonFault(code);
  if (fault === undefined) return { ok: true, value: JSON.parse(code) as Template };
  const before = text.slice(0, offsets(fault.offset)).split('\n');
  return { ok: false, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message: fault.found };
}

/** Where a text stops being JSON. The browser's own parser says so differently in each browser, or not at all. */
function jsonFault(code: string): { offset: number; found: string } | undefined {
  try {
    parseJson(code);
    return undefined;
  } catch (error) {
    if (error instanceof JsonError) return error.details;
    throw error;
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
