/**
 * JSONata's tokens with the offsets where they start and end. JSONata's own parser stays the only grammar; it reports
 * only the end of each token, so this lexer exists to find starts (for marks, renames and completion), to find the
 * `}}` that really closes an expression, and it never fails: what it cannot read becomes an `error` token.
 * A property test holds it to JSONata's tokenizer.
 */

export type TokenKind =
  | 'name'
  | 'quotedName'
  | 'variable'
  | 'string'
  | 'number'
  | 'value'
  | 'regex'
  | 'operator'
  | 'error';

export type Token = { kind: TokenKind; start: number; end: number; text: string };

const whitespace = ' \t\n\r\v';
const singleOperators = '.[]{}(),@#;:?+-*/%|=<>^&!~';
const doubleOperators = ['..', ':=', '!=', '>=', '<=', '**', '~>', '?:', '??'];
const numberPattern = /(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[Ee][-+]?[0-9]+)?/y;

/** Reads the token at or after `from`; `null` at the end. `operandNext` tells a regular expression from a division. */
export function readToken(source: string, from: number, operandNext: boolean): Token | null {
  const start = skipBlank(source, from);
  if (start >= source.length) return null;
  const character = source.charAt(start);
  if (character === '/' && operandNext) return token(source, 'regex', start, regexEnd(source, start));
  const pair = source.slice(start, start + 2);
  if (doubleOperators.includes(pair)) return token(source, 'operator', start, start + 2);
  if (singleOperators.includes(character)) return token(source, 'operator', start, start + 1);
  if (character === '"' || character === "'") return token(source, 'string', start, stringEnd(source, start));
  numberPattern.lastIndex = start;
  const number = numberPattern.exec(source);
  if (number) return token(source, 'number', start, start + number[0].length);
  if (character === '`') {
    const close = source.indexOf('`', start + 1);
    return token(source, 'quotedName', start, close < 0 ? -1 : close + 1);
  }
  return wordToken(source, start);
}

/** All tokens of an expression. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let operandNext = true;
  for (let at = 0; ; ) {
    const next = readToken(source, at, operandNext);
    if (!next) return tokens;
    tokens.push(next);
    operandNext = expectsOperandAfter(next, operandNext);
    at = next.end;
  }
}

/** After this token, does JSONata expect an operand (so that `/` begins a regular expression)? */
export function expectsOperandAfter(previous: Token, operandWasNext: boolean): boolean {
  if (previous.kind !== 'operator') return false;
  if (previous.text === ')' || previous.text === ']' || previous.text === '}') return false;
  // as operands, these four are a wildcard, a descendant, a parent, or a field with an unlucky name
  const operandLike = ['*', '**', '%', 'and', 'or', 'in'].includes(previous.text);
  return !(operandWasNext && operandLike);
}

function skipBlank(source: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < source.length && whitespace.includes(source.charAt(at))) at++;
    if (source.charAt(at) !== '/' || source.charAt(at + 1) !== '*') return at;
    const close = source.indexOf('*/', at + 2);
    if (close < 0) return source.length;
    at = close + 2;
  }
}

function token(source: string, kind: TokenKind, start: number, end: number): Token {
  if (end < 0) return { kind: 'error', start, end: source.length, text: source.slice(start) };
  return { kind, start, end, text: source.slice(start, end) };
}

function stringEnd(source: string, start: number): number {
  const quote = source.charAt(start);
  for (let at = start + 1; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === '\\') at++;
    else if (character === quote) return at + 1;
  }
  return -1;
}

function regexEnd(source: string, start: number): number {
  let depth = 0;
  for (let at = start + 1; at < source.length; at++) {
    const character = source.charAt(at);
    const escaped = isEscaped(source, at, start);
    if (character === '/' && depth === 0 && !escaped) {
      let end = at + 1;
      while (source.charAt(end) === 'i' || source.charAt(end) === 'm') end++;
      return end;
    }
    // JSONata counts brackets by the one character before them, so this must, too
    const slashBefore = source.charAt(at - 1) === '\\';
    if ('([{'.includes(character) && !slashBefore) depth++;
    if (')]}'.includes(character) && !slashBefore) depth--;
  }
  return -1;
}

function isEscaped(source: string, at: number, start: number): boolean {
  let slashes = 0;
  while (at - 1 - slashes > start && source.charAt(at - 1 - slashes) === '\\') slashes++;
  return slashes % 2 === 1;
}

function wordToken(source: string, start: number): Token {
  let end = start;
  while (end < source.length) {
    const character = source.charAt(end);
    if (whitespace.includes(character) || singleOperators.includes(character)) break;
    end++;
  }
  const text = source.slice(start, end);
  if (text.startsWith('$')) return { kind: 'variable', start, end, text };
  if (text === 'and' || text === 'or' || text === 'in') return { kind: 'operator', start, end, text };
  const isValue = text === 'true' || text === 'false' || text === 'null';
  return { kind: isValue ? 'value' : 'name', start, end, text };
}
