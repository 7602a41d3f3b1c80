/** Whether a value is what a schema declares: the one check of HTTP bodies, manual input and the console's test form. */
import type { ValueSchema } from '../document/values.ts';
import type { Bilingual } from '../problem/problem.ts';
import { isOfType } from './is-of-type.ts';

/** The first place that differs. `path` as a person writes it: `body.lines[2].qty`. */
export type ValueDifference = { path: string; reason: Bilingual };

/** `root` is how the value itself is called in the path. Fields the schema does not name may be there. */
export function checkValue(value: unknown, schema: ValueSchema, root: string): ValueDifference | undefined {
  if (!isOfType(value, schema.type)) return wrongType(value, schema.type, root);
  const { choices } = schema;
  if (choices?.length && !choices.some((choice) => choice.value === value)) {
    const list = choices.map((choice) => String(choice.value));
    return {
      path: root,
      reason: { en: `expected one of ${list.join(', ')}`, zh: `应为以下之一：${list.join('、')}` },
    };
  }
  if (Array.isArray(value)) return schema.items && inItems(value, schema.items, root);
  if (typeof value === 'object' && value !== null) return inFields(value, schema, root);
  return undefined;
}

function inItems(items: unknown[], schema: ValueSchema, path: string): ValueDifference | undefined {
  for (const [index, item] of items.entries()) {
    const difference = checkValue(item, schema, `${path}[${index}]`);
    if (difference) return difference;
  }
  return undefined;
}

function inFields(value: object, schema: ValueSchema, path: string): ValueDifference | undefined {
  for (const field of schema.fields ?? []) {
    const inner: unknown = Object.hasOwn(value, field.key) ? Reflect.get(value, field.key) : undefined;
    const place = `${path}.${field.key}`;
    if (inner === undefined || inner === null) {
      if (field.required) return { path: place, reason: { en: 'is required', zh: '为必填项' } };
      continue;
    }
    const difference = checkValue(inner, field.schema, place);
    if (difference) return difference;
  }
  return undefined;
}

const ZH: Record<ValueSchema['type'], string> = {
  any: '任意值',
  text: '文本',
  integer: '整数',
  number: '数字',
  boolean: '布尔值',
  array: '数组',
  object: '对象',
};

function wrongType(value: unknown, type: ValueSchema['type'], path: string): ValueDifference {
  const found = kindOf(value);
  return {
    path,
    reason: { en: `expected ${type}, found ${found.en}`, zh: `应为${ZH[type]}，实际为${found.zh}` },
  };
}

function kindOf(value: unknown): Bilingual {
  if (value === null || value === undefined) return { en: 'nothing', zh: '空' };
  if (Array.isArray(value)) return { en: 'a list', zh: '数组' };
  switch (typeof value) {
    case 'string':
      return { en: 'text', zh: '文本' };
    case 'boolean':
      return { en: 'boolean', zh: '布尔值' };
    case 'object':
      return { en: 'object', zh: '对象' };
    default:
      return { en: 'number', zh: '数字' };
  }
}
