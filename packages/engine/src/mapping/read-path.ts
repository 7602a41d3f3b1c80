import type { MappingPathPart } from '@flowbridge/flow';
import { isRecord } from '../value/value-kind.ts';

/** Reads a path. A key of a list is taken from each of its members, as in expressions; lists in lists are joined. */
export function readPath(value: unknown, parts: readonly MappingPathPart[], from = 0): unknown {
  let current = value;
  for (let at = from; at < parts.length; at += 1) {
    const part = parts[at];
    if (current === undefined || current === null || part === undefined) return undefined;
    if (part.kind === 'index') {
      current = Array.isArray(current) ? current[part.index] : undefined;
    } else if (Array.isArray(current)) {
      return collect(current, parts, part.kind === 'each' ? at + 1 : at);
    } else if (part.kind === 'key') {
      current = isRecord(current) && Object.hasOwn(current, part.key) ? current[part.key] : undefined;
    }
  }
  return current;
}

function collect(list: readonly unknown[], parts: readonly MappingPathPart[], from: number): unknown[] {
  const found: unknown[] = [];
  for (const member of list) {
    const value = readPath(member, parts, from);
    if (Array.isArray(value) && from < parts.length) found.push(...value);
    else if (value !== undefined) found.push(value);
  }
  return found;
}
