import { Fault } from '../fault.ts';

/**
 * Follows a JSON Pointer (RFC 6901): `/value/0/DocEntry`, with `~1` for `/` and `~0` for `~`. A missing first slash
 * is forgiven. Gives undefined when the path ends early.
 */
export function queryPointer(value: unknown, pointer: string): unknown {
  if (pointer === '') return value;
  const path = pointer.startsWith('/') ? pointer.slice(1) : pointer;
  let current = value;
  for (const part of path.split('/')) {
    if (/~(?![01])/.test(part)) {
      throw new Fault('invalidValue', {
        en: `“${pointer}” is not a JSON Pointer: ~ must be written ~0`,
        zh: `“${pointer}”不是有效的 JSON Pointer：~ 须写成 ~0`,
      });
    }
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(current)) {
      current = /^(0|[1-9]\d*)$/.test(key) ? current[Number(key)] : undefined;
    } else if (typeof current === 'object' && current !== null && Object.hasOwn(current, key)) {
      current = Reflect.get(current, key);
    } else {
      return undefined;
    }
  }
  return current;
}
