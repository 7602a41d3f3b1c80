/**
 * Extra fields of a step (field set, 扩展配置) before its call: required ones are there, values have the type that was
 * described. The value as evaluated is left alone; what changes is copied.
 */
import { parseJson } from '@flowbridge/expression';
import type { ValueSchema } from '@flowbridge/flow';
import { engineFailure } from '../failure/codes.ts';
import { convertTo } from '../value/convert-type.ts';
import { isBlank } from '../value/is-empty.ts';
import { isRecord, valueKind } from '../value/value-kind.ts';

/** `place` is where the value stands in the step's config: `input.fields`. Throws for the first field that does not obey. */
export function obeyFieldSet(value: unknown, schema: ValueSchema, place: string): unknown {
  const given = typeof value === 'string' ? fromJson(value) : (value ?? {});
  if (!isRecord(given)) return value;
  const obeyed = inFields(given, schema, place);
  return obeyed === given ? value : obeyed;
}

function inFields(
  given: Record<string, unknown>,
  schema: ValueSchema,
  place: string,
): Record<string, unknown> {
  let result = given;
  for (const { key, required, schema: field } of schema.fields ?? []) {
    const value = Object.hasOwn(given, key) ? given[key] : undefined;
    const at = `${place}.${key}`;
    if (isBlank(value)) {
      if (required === true) throw missing(key, field, at);
      // An emptied number or list is one that is not given.
      if (value === '' && field.type !== 'text' && field.type !== 'any') {
        const { [key]: _, ...others } = result;
        result = others;
      }
      continue;
    }
    const obeyed = inValue(value, field, at);
    if (obeyed !== value) result = { ...result, [key]: obeyed };
  }
  return result;
}

function inValue(value: unknown, schema: ValueSchema, place: string): unknown {
  const composite = schema.type === 'object' || schema.type === 'array';
  const given = composite && typeof value === 'string' ? fromJson(value) : value;
  const converted = convertTo(schema.type, given);
  if (!converted.ok) throw misfit(given, schema, place);
  if (isRecord(converted.value)) return inFields(converted.value, schema, place);
  if (Array.isArray(converted.value) && schema.items !== undefined) {
    return inItems(converted.value, schema.items, place);
  }
  return converted.value;
}

function inItems(items: readonly unknown[], schema: ValueSchema, place: string): readonly unknown[] {
  const obeyed = items.map((item, index) =>
    isBlank(item) ? item : inValue(item, schema, `${place}[${index}]`),
  );
  return obeyed.every((item, index) => item === items[index]) ? items : obeyed;
}

function fromJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

function missing(key: string, { names }: ValueSchema, place: string): Error {
  return engineFailure(
    'requiredInputMissing',
    `input ${place} is missing`,
    { input: key, names: namesOf(key, names) },
    place,
  );
}

function misfit(value: unknown, { type }: ValueSchema, place: string): Error {
  const found = valueKind(value);
  const at = place.replace(/^input\./, '');
  return engineFailure(
    'schemaMismatch',
    `${place} is ${found}, not ${type}`,
    { at, expected: type, found },
    place,
  );
}

const namesOf = (key: string, names: ValueSchema['names']) => ({
  en: names?.en || key,
  zh: names?.zh || key,
});
