import { invalidFilter } from '../sap-error.ts';
import { type FilterToken, tokenizeFilter } from './tokenize-filter.ts';

export type CompareOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

export type Operand =
  | { kind: 'property'; name: string }
  | { kind: 'text'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'null' };

export type FilterNode =
  | { kind: 'and' | 'or'; left: FilterNode; right: FilterNode }
  | { kind: 'not'; inner: FilterNode }
  | { kind: 'compare'; operator: CompareOperator; left: Operand; right: Operand }
  /** `expected`: the truth it is compared with; null when it is compared with something else. */
  | { kind: 'call'; name: string; args: Operand[]; expected: boolean | null };

const OPERATORS: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const MAX_DEPTH = 64;

/**
 * Parses an OData `$filter`. Precedence, tightest first: comparison, `not`, `and`, `or`.
 * Throws SapError 201 with the position of the mistake.
 */
export function parseFilter(filter: string): FilterNode {
  const tokens = tokenizeFilter(filter);
  let position = 0;
  let depth = 0;

  const peek = (): FilterToken => tokens[position] ?? { kind: 'end', at: filter.length };
  const take = (): FilterToken => {
    const token = peek();
    position += 1;
    return token;
  };
  const takeWord = (word: string): boolean => {
    const token = peek();
    if (token.kind !== 'name' || token.text !== word) return false;
    position += 1;
    return true;
  };

  function parseOr(): FilterNode {
    let left = parseAnd();
    while (takeWord('or')) left = { kind: 'or', left, right: parseAnd() };
    return left;
  }

  function parseAnd(): FilterNode {
    let left = parseNot();
    while (takeWord('and')) left = { kind: 'and', left, right: parseNot() };
    return left;
  }

  function parseNot(): FilterNode {
    depth += 1;
    if (depth > MAX_DEPTH) throw invalidFilter(`nested deeper than ${MAX_DEPTH}`);
    const node: FilterNode = takeWord('not') ? { kind: 'not', inner: parseNot() } : parsePrimary();
    depth -= 1;
    return node;
  }

  function parsePrimary(): FilterNode {
    if (peek().kind === '(') {
      take();
      const inner = parseOr();
      expect(')');
      return inner;
    }
    const token = peek();
    const next = tokens[position + 1];
    if (token.kind === 'name' && next?.kind === '(') return parseCall(token.text);
    const left = parseOperand();
    const operator = parseOperator();
    return { kind: 'compare', operator, left, right: parseOperand() };
  }

  function parseCall(name: string): FilterNode {
    take();
    take();
    const args: Operand[] = [];
    if (peek().kind !== ')') {
      args.push(parseOperand());
      while (peek().kind === ',') {
        take();
        args.push(parseOperand());
      }
    }
    expect(')');
    return { kind: 'call', name, args, expected: parseExpectedTruth() };
  }

  /** `startswith(…) eq true` says the same as `startswith(…)`. */
  function parseExpectedTruth(): boolean | null {
    const token = peek();
    if (token.kind !== 'name' || !isOperator(token.text)) return true;
    take();
    const value = parseOperand();
    const truth = value.kind === 'property' && (value.name === 'true' || value.name === 'false');
    if (!truth || (token.text !== 'eq' && token.text !== 'ne')) return null;
    return (value.name === 'true') === (token.text === 'eq');
  }

  function parseOperand(): Operand {
    const token = take();
    if (token.kind === 'text') return { kind: 'text', value: token.value };
    if (token.kind === 'number') return { kind: 'number', value: token.value };
    if (token.kind === 'name' && token.text === 'null') return { kind: 'null' };
    if (token.kind === 'name' && !isReserved(token.text)) return { kind: 'property', name: token.text };
    throw unexpected(token, 'a property or a value');
  }

  function parseOperator(): CompareOperator {
    const token = take();
    if (token.kind === 'name' && isOperator(token.text)) return token.text;
    throw unexpected(token, 'eq, ne, gt, ge, lt or le');
  }

  function expect(kind: ')'): void {
    const token = take();
    if (token.kind !== kind) throw unexpected(token, `'${kind}'`);
  }

  const root = parseOr();
  if (peek().kind !== 'end') throw unexpected(peek(), 'and, or, or the end');
  return root;
}

function isOperator(text: string): text is CompareOperator {
  return OPERATORS.includes(text);
}

function isReserved(text: string): boolean {
  return isOperator(text) || text === 'and' || text === 'or' || text === 'not';
}

function unexpected(token: FilterToken, wanted: string) {
  const found =
    token.kind === 'name' ? `'${token.text}'` : token.kind === 'end' ? 'the end' : `a ${token.kind}`;
  return invalidFilter(`${found} at position ${token.at} where ${wanted} is expected`);
}
