import type { ValueSchema } from '../document/values.ts';
import type { PathPart } from './simple-path.ts';

/**
 * The schema a path leads to. As in expressions, a name asked of a list is asked of its items and gives a list; an index
 * gives one item (of each, behind a list: `rows.lines[0]` is the first line of every row). Undefined where nothing is known.
 */
export function schemaAt(
  schema: ValueSchema | undefined,
  path: readonly PathPart[],
): ValueSchema | undefined {
  let current = schema;
  let throughList = false;
  for (const part of path) {
    if (typeof part === 'number') {
      if (current?.type === 'array') current = current.items;
      continue;
    }
    while (current?.type === 'array') {
      current = current.items;
      throughList = true;
    }
    current = current?.fields?.find(({ key }) => key === part)?.schema;
    if (current === undefined) return undefined;
  }
  if (current === undefined) return undefined;
  return throughList && current.type !== 'array' ? { type: 'array', items: current } : current;
}
