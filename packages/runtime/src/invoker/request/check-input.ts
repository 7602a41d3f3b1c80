/** Brings an action's input to its declared types: defaults filled in, text numbers made numbers, gaps and misfits named. */
import { type ActionManifest, type Field, TerminalError } from '@flowbridge/connector-sdk';
import { parseJson, stringifyJson } from '@flowbridge/expression';
import { isAbsent } from './braces.ts';

/** Throws `connector.invalidInput` naming the field. Undeclared keys are refused: they would be dropped silently. */
export function checkInput(
  action: ActionManifest,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { fields, declared } = declaredBy(action);
  for (const key of Object.keys(given)) {
    if (!declared.has(key) && given[key] !== undefined) throw invalid(key, undefined, 'unknown input');
  }
  const result: Record<string, unknown> = {};
  for (const field of fields) {
    const raw = given[field.key];
    const value = raw === undefined || raw === '' ? (field.default ?? raw) : raw;
    if (isAbsent(value)) {
      if (field.required === true && isShown(field, { ...given, ...result }))
        throw invalid(field.key, field, 'missing');
      if (value !== undefined) result[field.key] = value;
      continue;
    }
    result[field.key] = toType(field, value);
  }
  return result;
}

type Declared = { fields: readonly Field[]; declared: ReadonlySet<string> };

const declarations = new WeakMap<ActionManifest, Declared>();

function declaredBy(action: ActionManifest): Declared {
  const known = declarations.get(action);
  if (known !== undefined) return known;
  const fields = action.inputs.map((input) => input.field);
  const fresh: Declared = { fields, declared: new Set(fields.map((field) => field.key)) };
  declarations.set(action, fresh);
  return fresh;
}

/** Whether the field counts, given its neighbours' values (`showWhen`). */
export function isShown(field: Field, neighbours: Readonly<Record<string, unknown>>): boolean {
  const { showWhen } = field;
  return showWhen === undefined || showWhen.values.some((value) => value === neighbours[showWhen.key]);
}

function toType(field: Field, value: unknown): unknown {
  switch (field.type) {
    case 'any':
      return value;
    case 'text':
      return typeof value === 'object' ? stringifyJson(value) : String(value);
    case 'integer':
    case 'number':
      return toNumber(field, value);
    case 'boolean':
      if (typeof value === 'boolean') return value;
      if (value === 'true' || value === 1) return true;
      if (value === 'false' || value === 0) return false;
      throw invalid(field.key, field, 'not true or false');
    case 'array': {
      const list = fromJsonText(value);
      if (!Array.isArray(list)) throw invalid(field.key, field, 'not a list');
      return list;
    }
    case 'object': {
      const object = fromJsonText(value);
      if (typeof object !== 'object' || object === null || Array.isArray(object)) {
        throw invalid(field.key, field, 'not an object');
      }
      return object;
    }
  }
}

/** Digits beyond 2^53 become a bigint, decimals beyond a double's precision stay text: neither is rounded. */
function toNumber(field: Field, value: unknown): number | bigint | string {
  if (typeof value === 'bigint') return value;
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  const wanted = field.type === 'integer' ? /^[+-]?\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  if (!wanted.test(text)) {
    throw invalid(field.key, field, field.type === 'integer' ? 'not a whole number' : 'not a number');
  }
  const number = Number(text);
  if (/^[+-]?\d+$/.test(text) && !Number.isSafeInteger(number)) return BigInt(text);
  return number;
}

function fromJsonText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return parseJson(value);
  } catch {
    return value;
  }
}

function invalid(key: string, field: Field | undefined, reason: string): TerminalError {
  return new TerminalError({
    code: 'connector.invalidInput',
    message: `input ${key}: ${reason}`,
    details: { field: key, reason, ...(field === undefined ? {} : { fieldNames: field.names }) },
  });
}
