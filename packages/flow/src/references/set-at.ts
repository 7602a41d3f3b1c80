import type { FieldPath } from '../problem/field-path.ts';

/** The value with what stands at a path replaced; everything beside the path stays the same object. */
export function setAt(owner: unknown, path: FieldPath, value: unknown): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (Array.isArray(owner)) return owner.with(Number(part), setAt(owner[Number(part)], rest, value));
  if (typeof owner !== 'object' || owner === null) return owner;
  return { ...owner, [part]: setAt(Reflect.get(owner, part), rest, value) };
}
