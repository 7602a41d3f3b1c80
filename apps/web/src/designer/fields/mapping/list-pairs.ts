/** Which source list fills a target list: `detail[]` row by row from `DocumentLines[]`. */
import type { MappingRow } from '@flowbridge/flow';
import type { FieldPlace } from './schema-paths.ts';

/** The lists that paths go through, outermost first: `lines[]`, `lines[].batches[]`. */
export function listsIn(places: readonly FieldPlace[]): string[] {
  const lists = new Set<string>();
  for (const { path } of places) {
    for (let at = path.indexOf('[]'); at >= 0; at = path.indexOf('[]', at + 2))
      lists.add(path.slice(0, at + 2));
  }
  return [...lists];
}

/** The source lists that the rows below a target list go through, at its level. Mostly one; none drives no row. */
export function driversOf(rows: readonly MappingRow[], list: string): string[] {
  const level = levelOf(list);
  const drivers = new Set<string>();
  for (const { target, source } of rows) {
    if (!isBelow(target, list) || source.kind !== 'path') continue;
    const driver = prefixAt(source.path, level);
    if (driver !== undefined) drivers.add(driver);
  }
  return [...drivers];
}

/** The rows with those below a target list reading from another source list, where that has a field of the name. */
export function drivenBy(
  rows: readonly MappingRow[],
  { list, from }: { list: string; from: string },
  sources: readonly FieldPlace[],
): MappingRow[] {
  const known = new Set(sources.map(({ path }) => path));
  const level = levelOf(list);
  return rows.map((row) => {
    if (!isBelow(row.target, list) || row.source.kind !== 'path') return row;
    const driver = prefixAt(row.source.path, level);
    if (driver === undefined || driver === from) return row;
    const path = from + row.source.path.slice(driver.length);
    return known.has(path) ? { ...row, source: { kind: 'path', path } } : row;
  });
}

export const isBelow = (target: string, list: string) => target.startsWith(list) && target !== list;

/** Lists that can fill a target list: those of its own depth. */
export const listsFor = (lists: readonly string[], target: string) =>
  lists.filter((list) => levelOf(list) === levelOf(target));

const levelOf = (path: string) => path.split('[]').length - 1;

function prefixAt(path: string, level: number): string | undefined {
  let at = -2;
  for (let count = 0; count < level; count++) {
    at = path.indexOf('[]', at + 2);
    if (at < 0) return undefined;
  }
  return path.slice(0, at + 2);
}
