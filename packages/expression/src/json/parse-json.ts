import { parse as parseLossless } from 'lossless-json';
import { jsonErrorAt } from './json-error.ts';
import { scanJson } from './scan-json.ts';

/** Lists and objects inside each other, at most. */
export const maximumJsonDepth = 200;

/**
 * Reads JSON text. Whole numbers beyond 2^53 become bigint, so that no id loses a digit; all else is as `JSON.parse`
 * gives it. The keys `__proto__`, and `constructor` when it holds a `prototype`, are left out. A repeated key's last
 * value counts. Throws `JsonError` with line and column for invalid text and for more than 200 levels.
 */
export function parseJson(text: string): unknown {
  const scan = scanJson(text, maximumJsonDepth);
  if (scan.tooDeepAt >= 0) {
    throw jsonErrorAt(
      'tooDeep',
      text,
      scan.tooDeepAt,
      `JSON is nested deeper than ${maximumJsonDepth} levels`,
    );
  }
  const value = scan.hasLongNumber ? parseWithBigIntegers(text) : parsePlain(text);
  return mayHoldPrototypeKey(text) ? withoutPrototypeKeys(value) : value;
}

function parsePlain(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // engines word the place differently, so the lossless parser is asked for it
    parseWithBigIntegers(text);
    throw jsonErrorAt('invalidJson', text, 0, error.message);
  }
}

function parseWithBigIntegers(text: string): unknown {
  try {
    return parseLossless(text, null, { parseNumber: readNumber, onDuplicateKey: ({ newValue }) => newValue });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = /position (\d+)$/.exec(error.message);
    throw jsonErrorAt('invalidJson', text, position ? Number(position[1]) : 0, error.message);
  }
}

function readNumber(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) || !/^-?\d+$/.test(digits) ? number : BigInt(digits);
}

/** Escapes can hide a key, so any escaped ASCII letter or underscore counts as a suspicion. */
function mayHoldPrototypeKey(text: string): boolean {
  return text.includes('__proto__') || text.includes('"constructor"') || /\\u00[567]/.test(text);
}

function withoutPrototypeKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    for (const item of value) withoutPrototypeKeys(item);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__' || (key === 'constructor' && holdsPrototype(inner)))
        Reflect.deleteProperty(value, key);
      else withoutPrototypeKeys(inner);
    }
  }
  return value;
}

function holdsPrototype(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype');
}
