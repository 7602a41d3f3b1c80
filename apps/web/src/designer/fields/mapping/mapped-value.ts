/** What a mapping made for one target, as a short text: the value, or the first ones of a list. */
import { stringifyJson } from '@flowbridge/expression';
import { type MappingPathPart, mappingPathParts } from '@flowbridge/flow';

const MOST_VALUES = 3;
const MOST_SIGNS = 80;

/** Undefined where nothing was made. */
export function mappedValue(output: unknown, target: string): string | undefined {
  const parts = mappingPathParts(target);
  if (parts === undefined || parts.length === 0) return undefined;
  let values: unknown[] = [output];
  for (const part of parts) values = values.flatMap((value) => into(value, part));
  if (values.length === 0) return undefined;
  const shown = values.slice(0, MOST_VALUES).map(short);
  return values.length > MOST_VALUES ? `${shown.join(' · ')} …` : shown.join(' · ');
}

function into(value: unknown, part: MappingPathPart): unknown[] {
  if (part.kind === 'each') return Array.isArray(value) ? value : [];
  const name = part.kind === 'index' ? part.index : part.key;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  const inner: unknown = Reflect.get(value, name);
  return inner === undefined || inner === null ? [] : [inner];
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : stringifyJson(value);
  return text.length > MOST_SIGNS ? `${text.slice(0, MOST_SIGNS)}…` : text;
}
