/** Paths into a document written for people: ids become titles, list positions count from 1. */

const SEPARATOR = ' › ';

/**
 * Turns a path into any value that means to be a flow document into words:
 * `['steps', 'b2', 'config', 'items']` → `steps › 遍历草稿单 › config › items`. Works on documents that are broken.
 */
export function readablePath(document: unknown, path: readonly PropertyKey[]): string {
  const words: string[] = [];
  let value: unknown = document;
  path.forEach((part, depth) => {
    const next = child(value, part);
    words.push(...word(document, path, depth, part, next));
    value = next;
  });
  return words.join(SEPARATOR);
}

/** Joins words that are readable already. */
export function joinPath(...words: (string | number)[]): string {
  return words.join(SEPARATOR);
}

/** What a person calls a step or trigger: its title, else its key. */
export function nameOf(named: { key: string; title?: string | undefined }): string {
  return named.title !== undefined && named.title.trim() !== '' ? named.title : named.key;
}

function word(
  document: unknown,
  path: readonly PropertyKey[],
  depth: number,
  part: PropertyKey,
  value: unknown,
): string[] {
  if (depth === 1 && path[0] === 'lanes' && typeof part === 'string') {
    const [container, ...name] = part.split('/');
    const step = child(child(document, 'steps'), container ?? '');
    return [labelIn(step) ?? container ?? part, ...name];
  }
  if (typeof part === 'number') return [labelIn(value) ?? String(part + 1)];
  if (depth === 1 && path[0] === 'steps') return [labelIn(value) ?? String(part)];
  return [String(part)];
}

function labelIn(value: unknown): string | undefined {
  for (const property of ['title', 'key', 'target', 'name']) {
    const label = child(value, property);
    if (typeof label === 'string' && label.trim() !== '') return label.slice(0, 80);
  }
  return undefined;
}

function child(value: unknown, part: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
  return Reflect.get(value, part);
}
