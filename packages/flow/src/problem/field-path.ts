/** Where something stands inside a step or trigger: property names and list positions from the outside in. */
export type FieldPath = readonly (string | number)[];

/** The path as a JSON Pointer (RFC 6901): `/config/input/filter`. */
export function toPointer(path: FieldPath): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The parts of a JSON Pointer, unescaped; list positions stay text. */
export function fromPointer(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
