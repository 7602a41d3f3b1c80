/** Elements of lists by the names they carry. */
import type { JsonValue } from '../document/values.ts';
import type { ElementPart } from './field-change.ts';
import { fieldIn, isPlain } from './same-value.ts';

/** True when every element has a name in `property`, and each another one. */
export function namesAll(list: readonly JsonValue[], property: string): boolean {
  const names = list.map((value) => nameIn(value, property));
  return !names.includes(undefined) && new Set(names).size === names.length;
}

export function nameIn(value: JsonValue, property: string): string | undefined {
  const name = isPlain(value) && Object.hasOwn(value, property) ? value[property] : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** What people call an element: the first of these that it has. */
const LABELS = ['title', 'label', 'target', 'key', 'name'] as const;

export function elementOf(value: JsonValue, position: number): ElementPart {
  const label = LABELS.map((field) => (isPlain(value) ? fieldIn(value, field) : undefined)).find(
    (text) => typeof text === 'string' && text.trim() !== '',
  );
  return { position, label: typeof label === 'string' ? label : undefined };
}
