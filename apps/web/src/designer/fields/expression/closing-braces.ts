/** When an expression's closing braces come by themselves, and when a person writes them. */
import { analyzeTemplate } from '@flowbridge/expression';

export const CLOSING = ' }}';

/** Whether the `{{` that ends at `caret` begins an expression that nothing closes. */
export function wantsClosing(text: string, caret: number): boolean {
  if (text.slice(caret - 2, caret) !== '{{' || text.charAt(caret - 3) === '{') return false;
  const segment = analyzeTemplate(text).segments.find(({ start }) => start === caret - 2);
  if (segment?.kind !== 'expression') return false;
  // A `}}` behind the next `{{` belongs to that one.
  return !segment.closed || segment.source.includes('{{');
}

const QUOTED = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|`[^`]*`?|\/\*.*?(?:\*\/|$)/gs;

/** Whether a `}` just typed before `caret` is the first of the expression's own two, and no brace of an object in it. */
export function closesExpression(text: string, caret: number): boolean {
  const before = text.slice(0, caret - 1);
  const last = analyzeTemplate(`${before}}}`).segments.at(-1);
  if (last?.kind !== 'expression' || !last.closed || last.end !== caret + 1) return false;
  const bare = last.source.replace(QUOTED, '');
  return bare.split('{').length === bare.split('}').length;
}
