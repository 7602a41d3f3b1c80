/** What a value has that its schema does not allow: the first place that is wrong. */
import type { Bilingual } from '../manifest/bilingual.ts';
import type { JsonSchema } from './json-schema.ts';

export type ValueFault = { path: (string | number)[]; message: Bilingual };

const KINDS: Record<NonNullable<JsonSchema['type']>, { fits: (value: unknown) => boolean } & Bilingual> = {
  object: {
    fits: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    en: 'an object',
    zh: '对象',
  },
  array: { fits: Array.isArray, en: 'a list', zh: '数组' },
  string: { fits: (value) => typeof value === 'string', en: 'text', zh: '文本' },
  number: {
    fits: (value) => typeof value === 'number' || typeof value === 'bigint',
    en: 'a number',
    zh: '数字',
  },
  integer: {
    fits: (value) => Number.isInteger(value) || typeof value === 'bigint',
    en: 'a whole number',
    zh: '整数',
  },
  boolean: { fits: (value) => typeof value === 'boolean', en: 'true or false', zh: '布尔值' },
};

/** Undefined when the value fits. A property without a value is one that is not there. */
export function valueFault(value: unknown, schema: JsonSchema): ValueFault | undefined {
  const { type, enum: choices, properties = {}, required = [], items } = schema;
  if (type !== undefined && !KINDS[type].fits(value))
    return at([], `Must be ${KINDS[type].en}.`, `必须是${KINDS[type].zh}。`);
  if (choices !== undefined && !choices.some((choice) => choice === value)) {
    const list = choices.join(', ');
    return at([], `Must be one of: ${list}.`, `只能是：${list}。`);
  }
  if (Array.isArray(value)) return items && first(value.entries(), () => items);
  if (typeof value !== 'object' || value === null) return undefined;
  const missing = required.find((key) => Reflect.get(value, key) === undefined);
  if (missing !== undefined) return at([missing], 'A value is missing.', '缺少值。');
  const given = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const stranger =
    schema.additionalProperties === false && given.find(([key]) => !Object.hasOwn(properties, key));
  if (stranger) return at([stranger[0]], 'There is no such field.', '没有此字段。');
  return first(given, (key) => (Object.hasOwn(properties, key) ? properties[key] : undefined));
}

function first<Key extends string | number>(
  entries: Iterable<[Key, unknown]>,
  schemaOf: (key: Key) => JsonSchema | undefined,
): ValueFault | undefined {
  for (const [key, value] of entries) {
    const schema = schemaOf(key);
    const found = schema && valueFault(value, schema);
    if (found) return { path: [key, ...found.path], message: found.message };
  }
  return undefined;
}

function at(path: (string | number)[], en: string, zh: string): ValueFault {
  return { path, message: { en, zh } };
}
