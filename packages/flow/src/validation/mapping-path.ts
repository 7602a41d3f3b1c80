/** Paths of mapping rows: `DocumentLines[].Quantity`, `lines[0].qty`, `['odata.nextLink']`; empty is the value itself. */

export type MappingPathPart =
  | { kind: 'key'; key: string }
  | { kind: 'index'; index: number }
  | { kind: 'each' };

const part = /\.?(?:([^.[\]'"]+)|\[(\d*)\]|\[(?:'([^']*)'|"([^"]*)")\])/y;

/** The parts of a path; undefined when it is not one. */
export function mappingPathParts(path: string): MappingPathPart[] | undefined {
  const text = path.trim();
  const parts: MappingPathPart[] = [];
  if (text === '' || text === '$') return parts;
  for (let at = 0; at < text.length; at = part.lastIndex) {
    part.lastIndex = at;
    const match = part.exec(text);
    if (match === null || (at === 0 && text.startsWith('.'))) return undefined;
    const [, name, index, single, double] = match;
    const key = name?.trim() ?? single ?? double;
    if (key === '__proto__') return undefined;
    if (key !== undefined) parts.push({ kind: 'key', key });
    else parts.push(index === '' ? { kind: 'each' } : { kind: 'index', index: Number(index) });
  }
  return parts;
}

/** One text per path, however it was written. */
export function mappingPathSign(parts: readonly MappingPathPart[]): string {
  return JSON.stringify(parts);
}
