import type { ValueSchema } from '@flowbridge/flow';
import { HookRefusal } from './hook-refusal.ts';

/** Refuses a body that is not what the trigger declares, naming the first place that differs. */
export function checkBody(body: unknown, schema: ValueSchema): void {
  const difference = differs(body, schema, 'body');
  if (!difference) return;
  throw new HookRefusal('body.schemaMismatch', `${difference.path}: ${difference.reason}`, {
    path: difference.path,
  });
}

type Difference = { path: string; reason: string };

function differs(value: unknown, schema: ValueSchema, path: string): Difference | undefined {
  if (!fits(value, schema.type)) return { path, reason: `expected ${schema.type}, found ${kindOf(value)}` };
  const { choices } = schema;
  if (choices?.length && !choices.some((choice) => choice.value === value)) {
    return { path, reason: `expected one of ${choices.map((choice) => String(choice.value)).join(', ')}` };
  }
  if (Array.isArray(value)) return schema.items && inItems(value, schema.items, path);
  if (typeof value === 'object' && value !== null) return inFields(value, schema, path);
  return undefined;
}

function inItems(items: unknown[], schema: ValueSchema, path: string): Difference | undefined {
  for (const [index, item] of items.entries()) {
    const difference = differs(item, schema, `${path}[${index}]`);
    if (difference) return difference;
  }
  return undefined;
}

function inFields(value: object, schema: ValueSchema, path: string): Difference | undefined {
  for (const field of schema.fields ?? []) {
    const inner: unknown = Reflect.get(value, field.key);
    const place = `${path}.${field.key}`;
    if (inner === undefined || inner === null) {
      if (field.required) return { path: place, reason: 'is required' };
      continue;
    }
    const difference = differs(inner, field.schema, place);
    if (difference) return difference;
  }
  return undefined;
}

function fits(value: unknown, type: ValueSchema['type']): boolean {
  switch (type) {
    case 'any':
      return true;
    case 'text':
      return typeof value === 'string';
    case 'integer':
      return typeof value === 'bigint' || Number.isInteger(value);
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint';
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? 'text' : typeof value;
}
