/** Where a caret stands in a text that may hold `{{ … }}`: the expression around it and that expression's tokens. */
import { isRootName, type RootName } from '../scope.ts';
import { type Token, tokenize } from '../syntax/lexer.ts';
import { splitTemplate } from '../syntax/split-template.ts';

/** `expression` when the whole text is one, without braces. */
export type TextMode = 'template' | 'expression';

export type SourceAround = {
  /** Where the expression begins and ends in the whole text, without its braces. */
  start: number;
  end: number;
};

/** The expression in which `offset` stands; undefined in plain text. */
export function sourceAround(value: string, offset: number, mode: TextMode): SourceAround | undefined {
  if (mode === 'expression') return { start: 0, end: value.length };
  const segment = splitTemplate(value).find(
    (candidate) =>
      candidate.kind === 'expression' &&
      offset >= candidate.sourceStart &&
      offset <= (candidate.closed ? candidate.sourceEnd : candidate.end),
  );
  return segment?.kind === 'expression' ? { start: segment.sourceStart, end: segment.sourceEnd } : undefined;
}

/** A path from a root, as it is written; fixed indexes included, filters left out. */
export type WrittenPath = [RootName, ...(string | number)[]];

/**
 * The path that ends with these tokens, or null when it is none that can be followed. A path inside a filter or behind
 * `items.(` begins at the list it looks into.
 */
export function pathBefore(tokens: readonly Token[]): WrittenPath | null {
  const parts: (string | number)[] = [];
  let at = tokens.length - 1;
  for (;;) {
    let token = tokens[at];
    while (token?.text === ']') {
      const open = openingBracket(tokens, at);
      const inner = tokens[open + 1];
      if (open < 0) return null;
      if (at - open === 2 && inner?.kind === 'number') parts.unshift(Number(inner.text));
      at = open - 1;
      token = tokens[at];
    }
    const name = token && nameOf(token);
    if (name === undefined) return null;
    const isFirst = tokens[at - 1]?.text !== '.';
    if (isFirst || /^\$\$?$/.test(tokens[at - 2]?.text ?? '')) {
      const inside = isFirst ? listAround(tokens.slice(0, at)) : null;
      if (inside) return [...inside, name, ...parts];
      return isRootName(name) ? [name, ...parts] : null;
    }
    parts.unshift(name);
    at -= 2;
  }
}

/** The list whose items are the context after these tokens: `steps.a.rows[…` or `steps.a.rows.(…`; null elsewhere. */
export function listAround(tokens: readonly Token[]): WrittenPath | null {
  let depth = 0;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const text = tokens[at]?.kind === 'operator' ? tokens[at]?.text : '';
    if (text === ')' || text === ']' || text === '}') depth++;
    if (text !== '(' && text !== '[' && text !== '{') continue;
    if (depth > 0) {
      depth--;
      continue;
    }
    const before = tokens[at - 1];
    if (text === '[' && before && (nameOf(before) !== undefined || before.text === ']')) {
      return pathBefore(tokens.slice(0, at));
    }
    if (text !== '[' && before?.text === '.') return pathBefore(tokens.slice(0, at - 1));
  }
  return null;
}

function openingBracket(tokens: readonly Token[], close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    if (tokens[at]?.text === ']') depth++;
    if (tokens[at]?.text === '[') depth--;
    if (depth === 0) return at;
  }
  return -1;
}

/** The name a token writes, without its quotes; undefined when it is no name. */
export function nameOf(token: Token): string | undefined {
  if (token.kind === 'name') return token.text;
  if (token.kind === 'quotedName' || token.kind === 'string') return token.text.slice(1, -1);
  return undefined;
}

/** The tokens of an expression, with their offsets in the whole text. */
export function tokensOf(value: string, { start, end }: SourceAround): Token[] {
  return tokenize(value.slice(start, end)).map((token) => ({
    ...token,
    start: token.start + start,
    end: token.end + start,
  }));
}
