import { decodePercent } from '../simulation/sim-http.ts';
import type { EntityDefinition, SapScalar } from './entities/field-definition.ts';
import { readValue } from './read-value.ts';
import { unrecognizedPath } from './sap-error.ts';

export type KeyLiteral = { name: string | null; value: string | number };

/** `Drafts(16)/Close` → set `Drafts`, one key, tail `Close`. */
export type ResourcePath = { set: string; keys: KeyLiteral[] | null; tail: string | null };

const NAME = /[A-Za-z_]\w*/y;
const WHOLE_NUMBER = /-?\d+/y;

/**
 * Parses what follows `/b1s/v1/`. Keys may be percent-encoded or not; `'` inside a text key is doubled.
 * Throws SapError 200 when it is not a resource path.
 */
export function parseResourcePath(rawPath: string): ResourcePath {
  const path = decodePercent(rawPath);
  let at = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(path);
    if (found) at = pattern.lastIndex;
    return found ? found[0] : null;
  };
  const set = match(NAME);
  if (set === null) throw unrecognizedPath();
  let keys: KeyLiteral[] | null = null;
  if (path[at] === '(') {
    keys = [];
    do {
      at += 1;
      keys.push(readKey());
    } while (path[at] === ',');
    if (path[at] !== ')') throw unrecognizedPath();
    at += 1;
  }
  if (at === path.length) return { set, keys, tail: null };
  if (path[at] !== '/') throw unrecognizedPath();
  const tail = path.slice(at + 1);
  return { set, keys, tail: tail === '' ? null : tail };

  function readKey(): KeyLiteral {
    const name = match(NAME);
    if (name !== null) {
      if (path[at] !== '=') throw unrecognizedPath();
      at += 1;
    }
    if (path[at] === "'") return { name, value: readQuotedKey() };
    const digits = match(WHOLE_NUMBER);
    if (digits === null) throw unrecognizedPath();
    return { name, value: Number(digits) };
  }

  function readQuotedKey(): string {
    let value = '';
    at += 1;
    for (;;) {
      const quote = path.indexOf("'", at);
      if (quote < 0) throw unrecognizedPath();
      value += path.slice(at, quote);
      at = quote + 1;
      if (path[at] !== "'") return value;
      value += "'";
      at += 1;
    }
  }
}

/** The key values in the definition's order. A single key may be unnamed; several must all be named. */
export function resolveKey(definition: EntityDefinition, literals: readonly KeyLiteral[]): SapScalar[] {
  if (literals.length !== definition.keys.length) throw unrecognizedPath();
  return definition.keys.map((name) => {
    const literal = literals.find((candidate) => candidate.name === name) ?? onlyUnnamed(literals);
    const field = definition.fields[name];
    if (!literal || !field || field.type === 'lines') throw unrecognizedPath();
    if ((field.type === 'text') !== (typeof literal.value === 'string')) throw unrecognizedPath();
    const value = readValue(field, literal.value);
    if (value === undefined) throw unrecognizedPath();
    return value;
  });
}

function onlyUnnamed(literals: readonly KeyLiteral[]): KeyLiteral | undefined {
  const [first] = literals;
  return literals.length === 1 && first?.name === null ? first : undefined;
}

/** `Drafts(16)`, `Items('O''Neil')`, `SpecialPrices(CardCode='C1',ItemCode='I1')`: for links and counters. */
export function writeResource(definition: EntityDefinition, keyValues: readonly SapScalar[]): string {
  const literal = (value: SapScalar | undefined) =>
    typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
  const inner =
    keyValues.length === 1
      ? literal(keyValues[0])
      : definition.keys.map((name, index) => `${name}=${literal(keyValues[index])}`).join(',');
  return `${definition.set}(${inner})`;
}
