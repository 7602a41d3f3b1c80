/** Paths of mapping rows: `DocumentLines[].Quantity`, `lines[0].qty`, `['odata.nextLink']`; empty is the value itself. */
import { isRecord } from '../value/value-kind.ts';

export type PathPart = { kind: 'key'; key: string } | { kind: 'index'; index: number } | { kind: 'each' };

const partPattern = /\.?(?:([^.[\]'"]+)|\[(\d*)\]|\[(?:'([^']*)'|"([^"]*)")\])/y;

/** The parts of a path; `undefined` when it is not one, or names a key that is not allowed. */
export function parseMappingPath(path: string): PathPart[] | undefined {
  const text = path.trim();
  const parts: PathPart[] = [];
  if (text === '' || text === '$') return parts;
  for (let at = 0; at < text.length; at = partPattern.lastIndex) {
    partPattern.lastIndex = at;
    const match = partPattern.exec(text);
    if (!match || (at === 0 && text.startsWith('.'))) return undefined;
    const [, name, index, single, double] = match;
    const key = name?.trim() ?? single ?? double;
    if (key === '__proto__') return undefined;
    if (key !== undefined) parts.push({ kind: 'key', key });
    else parts.push(index === '' ? { kind: 'each' } : { kind: 'index', index: Number(index) });
  }
  return parts;
}

/** Reads a path. A key of a list is taken from each of its members, as in expressions; lists in lists are joined. */
export function readPath(value: unknown, parts: readonly PathPart[], from = 0): unknown {
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

function collect(list: readonly unknown[], parts: readonly PathPart[], from: number): unknown[] {
  const found: unknown[] = [];
  for (const member of list) {
    const value = readPath(member, parts, from);
    if (Array.isArray(value) && from < parts.length) found.push(...value);
    else if (value !== undefined) found.push(value);
  }
  return found;
}
