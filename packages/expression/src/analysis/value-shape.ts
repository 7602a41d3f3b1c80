import type { RootName } from '../scope.ts';

/** What is known about a value beforehand: a small part of JSON Schema, so that output schemas can be handed in as they are. */
export type ValueShape = {
  type?: string | readonly string[];
  title?: string;
  description?: string;
  properties?: Readonly<Record<string, ValueShape>>;
  items?: ValueShape;
};

/** What is known about each root: `steps` is an object whose properties are the step keys, and so on. */
export type ScopeShape = Partial<Record<RootName, ValueShape>>;

/** The shape a path leads to. Lists are looked through, as JSONata does; an index is their item. */
export function shapeAt(
  shape: ValueShape | undefined,
  path: readonly (string | number)[],
): ValueShape | undefined {
  let current = shape;
  for (const part of path) {
    if (typeof part === 'number') {
      current = current?.items ?? current;
      continue;
    }
    current = throughLists(current)?.properties?.[part];
  }
  return current;
}

/** The fields that can be read from a shape: its own, or those of its items. */
export function fieldsOf(shape: ValueShape | undefined): [name: string, shape: ValueShape][] {
  return Object.entries(throughLists(shape)?.properties ?? {});
}

function throughLists(shape: ValueShape | undefined): ValueShape | undefined {
  let current = shape;
  while (current && !current.properties && current.items) current = current.items;
  return current;
}

/** `text`, `list`… for the completion's detail. */
export function describeShape(shape: ValueShape): string {
  const type = typeof shape.type === 'string' ? shape.type : (shape.type?.join(' | ') ?? '');
  return shape.title ? (type === '' ? shape.title : `${shape.title} (${type})`) : type;
}
