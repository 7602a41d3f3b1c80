/** The ways of filling in a value: by a form, by a text with expressions, as JSON; and the way from one to another. */
import type { Template, ValueSchema, ValueType } from '@flowbridge/flow';
import { readJsonCode } from './json/json-code.ts';
import { holdsExpression } from './typed-text.ts';

export type Mode = 'form' | 'text' | 'json';

/** The modes a type offers; the first is where an empty field starts. */
export function modesOf(schema: ValueSchema): [Mode, ...Mode[]] {
  if (schema.choices || schema.type === 'boolean') return ['form', 'text'];
  switch (schema.type) {
    case 'object':
      return schema.fields?.length ? ['form', 'text', 'json'] : ['json', 'text'];
    case 'array':
      return ['text', 'form', 'json'];
    case 'any':
      return ['text', 'json'];
    default:
      return ['text'];
  }
}

/** The mode that shows a value best. */
export function modeFor(schema: ValueSchema, value: Template | undefined): Mode {
  const modes = modesOf(schema);
  if (value === undefined) return modes[0];
  if (schema.choices || schema.type === 'boolean') return holdsExpression(value) ? 'text' : modes[0];
  if (typeof value === 'string') return 'text';
  if (typeof value === 'object' && value !== null) return modes.includes('form') ? 'form' : 'json';
  return modes[0];
}

/**
 * What a value becomes when it is filled in another way: JSON that was typed as a text is read when it is built on;
 * everything else stays what it is, so that going back shows it again.
 */
export function valueForMode(value: Template | undefined, mode: Mode, type: ValueType): Template | undefined {
  if (mode === 'text' || typeof value !== 'string') return value;
  const read = readJsonCode(value);
  if (!read.ok || typeof read.value !== 'object' || read.value === null) return value;
  const isList = Array.isArray(read.value);
  return type === 'any' || (type === 'array') === isList ? read.value : value;
}
