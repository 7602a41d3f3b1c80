import type { Token } from '../syntax/lexer.ts';

/** Finds the offsets of a node in the whole string from the end offset that JSONata notes on it. */
export type SourceMap = {
  /** The token that ends at a node's position. */
  tokenAt(position: number): Token | undefined;
  /** The token before that one. */
  tokenBefore(position: number): Token | undefined;
  /** The token after that one. */
  tokenAfter(position: number): Token | undefined;
  /** Turns an offset in the expression into one in the whole string. */
  toWhole(offset: number): number;
};

export function createSourceMap(tokens: readonly Token[], offset: number): SourceMap {
  const byEnd = new Map(tokens.map((token, at) => [token.end, at]));
  const find = (position: number, shift: number) => {
    const at = byEnd.get(position);
    return at === undefined ? undefined : tokens[at + shift];
  };
  return {
    tokenAt: (position) => find(position, 0),
    tokenBefore: (position) => find(position, -1),
    tokenAfter: (position) => find(position, 1),
    toWhole: (local) => offset + local,
  };
}
