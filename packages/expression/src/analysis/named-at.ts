import { type FunctionDoc, findFunctionDoc } from '../functions/library.ts';
import { nameOf, pathBefore, sourceAround, type TextMode, tokensOf, type WrittenPath } from './caret.ts';

/** What a word of an expression names, with its offsets in the whole text. */
export type NamedAt = { start: number; end: number } & (
  | { kind: 'function'; doc: FunctionDoc }
  /** The path up to and including the word. */
  | { kind: 'path'; path: WrittenPath }
);

/** What the word at `offset` names: what a hover explains. */
export function namedAt(value: string, offset: number, mode: TextMode = 'template'): NamedAt | undefined {
  const around = sourceAround(value, offset, mode);
  if (!around) return undefined;
  const tokens = tokensOf(value, around);
  const at = tokens.findIndex(({ start, end }) => start <= offset && offset < end);
  const token = tokens[at];
  if (!token) return undefined;
  const { start, end } = token;
  const isPlain = token.kind === 'name' || token.kind === 'variable';
  if (isPlain && tokens[at - 1]?.text !== '.') {
    const doc = findFunctionDoc(token.text.replace(/^\$/, ''));
    const isCalled = tokens[at + 1]?.text === '(' || token.kind === 'variable';
    if (doc && isCalled) return { kind: 'function', doc, start, end };
  }
  if (nameOf(token) === undefined || (token.kind === 'string' && tokens[at - 1]?.text !== '.'))
    return undefined;
  const path = pathBefore(tokens.slice(0, at + 1));
  return path ? { kind: 'path', path, start, end } : undefined;
}
