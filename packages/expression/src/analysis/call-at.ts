import { type FunctionDoc, findFunctionDoc } from '../functions/library.ts';
import { tokenize } from '../syntax/lexer.ts';
import { sourceAround, type TextMode } from './caret.ts';

/** A call being written. `argument` counts from 0. */
export type CallAt = { doc: FunctionDoc; argument: number };

type Open = { doc: FunctionDoc | undefined; argument: number };

/** The innermost call of a known function whose arguments the caret stands in: what signature help shows. */
export function callAt(value: string, offset: number, mode: TextMode = 'template'): CallAt | undefined {
  const around = sourceAround(value, offset, mode);
  if (!around) return undefined;
  const tokens = tokenize(value.slice(around.start, offset));
  const open: Open[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'operator') return;
    const before = tokens[at - 1];
    if (token.text === '(') {
      const isName = before?.kind === 'variable' || before?.kind === 'name';
      const doc = isName ? findFunctionDoc(before.text.replace(/^\$/, '')) : undefined;
      // what `~>` hands over is the first argument
      open.push({ doc, argument: tokens[at - 2]?.text === '~>' ? 1 : 0 });
    } else if (token.text === '[' || token.text === '{') open.push({ doc: undefined, argument: 0 });
    else if (token.text === ')' || token.text === ']' || token.text === '}') open.pop();
    else if (token.text === ',') {
      const innermost = open.at(-1);
      if (innermost) innermost.argument++;
    }
  });
  const found = open.findLast(({ doc }) => doc !== undefined);
  return found?.doc && { doc: found.doc, argument: found.argument };
}
