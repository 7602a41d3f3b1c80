import { invalidFilter } from '../sap-error.ts';

export type FilterToken =
  | { kind: 'name'; text: string; at: number }
  | { kind: 'text'; value: string; at: number }
  | { kind: 'number'; value: number; at: number }
  | { kind: '(' | ')' | ','; at: number }
  | { kind: 'end'; at: number };

const NAME = /[A-Za-z_][\w./]*/y;
/** OData V3 type suffixes are accepted: 12L, 1.5M. */
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[mMlLdDfF]?(?![\w.-])/y;

/** Splits a `$filter` into tokens. Throws SapError 201 naming the position of what it cannot read. */
export function tokenizeFilter(filter: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  let at = 0;
  while (at < filter.length) {
    const char = filter[at] ?? '';
    if (/\s/.test(char)) {
      at += 1;
    } else if (char === '(' || char === ')' || char === ',') {
      tokens.push({ kind: char, at });
      at += 1;
    } else if (char === "'") {
      const [value, end] = readQuoted(filter, at);
      tokens.push({ kind: 'text', value, at });
      at = end;
    } else {
      at = readWord(filter, at, tokens);
    }
  }
  tokens.push({ kind: 'end', at: filter.length });
  return tokens;
}

function readWord(filter: string, at: number, tokens: FilterToken[]): number {
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(filter);
  if (number) {
    tokens.push({ kind: 'number', value: Number(number[0].replace(/[a-zA-Z]$/, '')), at });
    return NUMBER.lastIndex;
  }
  NAME.lastIndex = at;
  const name = NAME.exec(filter);
  if (!name) throw invalidFilter(`unexpected '${filter[at]}' at position ${at}`);
  const end = NAME.lastIndex;
  if (/^(?:datetime|datetimeoffset|time)$/.test(name[0]) && filter[end] === "'") {
    const [value, after] = readQuoted(filter, end);
    tokens.push({ kind: 'text', value, at });
    return after;
  }
  tokens.push({ kind: 'name', text: name[0], at });
  return end;
}

/** Reads from the opening quote; a doubled quote stands for one. Returns the text and where it ends. */
function readQuoted(filter: string, start: number): [string, number] {
  let value = '';
  let at = start + 1;
  while (at < filter.length) {
    const quote = filter.indexOf("'", at);
    if (quote < 0) break;
    value += filter.slice(at, quote);
    if (filter[quote + 1] !== "'") return [value, quote + 1];
    value += "'";
    at = quote + 2;
  }
  throw invalidFilter(`the text that begins at position ${start} is not closed`);
}
