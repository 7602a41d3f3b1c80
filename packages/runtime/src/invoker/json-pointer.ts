/** JSON Pointer (RFC 6901) over parsed JSON: reading, and copying with one place changed. `` is the whole value. */

/** Pointers come from manifests, so there are few, and each is read for every answer. */
const split = new Map<string, readonly string[]>();
const KEPT_POINTERS = 1000;

function parts(pointer: string): readonly string[] {
  if (pointer === '') return [];
  const known = split.get(pointer);
  if (known !== undefined) return known;
  const names = pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (split.size >= KEPT_POINTERS) split.clear();
  split.set(pointer, names);
  return names;
}

/** The value at the pointer; undefined when there is none. */
export function readPointer(value: unknown, pointer: string): unknown {
  let current = value;
  for (const part of parts(pointer)) {
    if (Array.isArray(current)) current = current[Number(part)];
    else if (typeof current === 'object' && current !== null && Object.hasOwn(current, part)) {
      current = (current as Record<string, unknown>)[part];
    } else return undefined;
  }
  return current;
}

/** A copy of `value` with `placed` at the pointer; missing objects, and lists where a part is a number, are made. */
export function withPointer(value: unknown, pointer: string, placed: unknown): unknown {
  return place(value, parts(pointer), placed);
}

function place(value: unknown, [part, ...rest]: readonly string[], placed: unknown): unknown {
  if (part === undefined) return placed;
  if (Array.isArray(value) || (value === undefined && /^\d+$/.test(part))) {
    const list: unknown[] = Array.isArray(value) ? [...value] : [];
    list[Number(part)] = place(list[Number(part)], rest, placed);
    return list;
  }
  const object = typeof value === 'object' && value !== null ? { ...value } : {};
  const entries = object as Record<string, unknown>;
  return { ...entries, [part]: place(entries[part], rest, placed) };
}

/** A copy of `value` without what the pointer points to; `value` itself when there is nothing. */
export function withoutPointer(value: unknown, pointer: string): unknown {
  return remove(value, parts(pointer));
}

function remove(value: unknown, [part, ...rest]: readonly string[]): unknown {
  if (part === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (!Object.hasOwn(value, part)) return value;
  const { [part]: inner, ...others } = value as Record<string, unknown>;
  return rest.length === 0 ? others : { ...others, [part]: remove(inner, rest) };
}
