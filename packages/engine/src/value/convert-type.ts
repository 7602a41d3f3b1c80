import { stringifyJson } from '@flowbridge/expression';
import { narrow, toNumeric } from './numeric.ts';
import { isRecord } from './value-kind.ts';

export type DeclaredType = 'text' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'any';

export type Conversion = { ok: true; value: unknown } | { ok: false };

const refused: Conversion = { ok: false };

/**
 * Gives a value the declared type where nothing is lost: numbers and numeric text, `true` and "true", a value as text
 * (objects as JSON). One object where a list is declared is a list of one, because an expression that finds one match
 * gives the match itself. Nothing and null pass unchanged: whether they are allowed is the caller's question.
 */
export function convertTo(type: DeclaredType, value: unknown): Conversion {
  if (value === undefined || value === null) return { ok: true, value };
  switch (type) {
    case 'any':
      return { ok: true, value };
    case 'text':
      return toText(value);
    case 'number':
      return toNumber(value);
    case 'integer':
      return toInteger(value);
    case 'boolean':
      return toBoolean(value);
    case 'object':
      return isRecord(value) ? { ok: true, value } : refused;
    case 'array':
      if (Array.isArray(value)) return { ok: true, value };
      return isRecord(value) ? { ok: true, value: [value] } : refused;
  }
}

/** What a variable of the type holds when it is given nothing. */
export function emptyOf(type: DeclaredType): unknown {
  switch (type) {
    case 'text':
      return '';
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'object':
      return {};
    case 'array':
      return [];
    case 'any':
      return null;
  }
}

/** A value as text: text itself, numbers and booleans as written, objects and lists as JSON, nothing as ''. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? stringifyJson(value) : String(value);
}

function toText(value: unknown): Conversion {
  return typeof value === 'function' || typeof value === 'symbol'
    ? refused
    : { ok: true, value: textOf(value) };
}

function toNumber(value: unknown): Conversion {
  const number = toNumeric(value);
  return number === undefined ? refused : { ok: true, value: number };
}

function toInteger(value: unknown): Conversion {
  const number = toNumeric(value);
  if (number === undefined) return refused;
  if (typeof number === 'bigint') return { ok: true, value: narrow(number) };
  return Number.isInteger(number) ? { ok: true, value: number } : refused;
}

function toBoolean(value: unknown): Conversion {
  if (typeof value === 'boolean') return { ok: true, value };
  if (value === 1 || value === 0) return { ok: true, value: value === 1 };
  if (typeof value !== 'string') return refused;
  const text = value.trim().toLowerCase();
  return text === 'true' || text === 'false' ? { ok: true, value: text === 'true' } : refused;
}
