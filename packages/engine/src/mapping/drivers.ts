/**
 * A driver is a source list that a target list follows: the path up to one of its `[]`. Rows that share the beginning of
 * their source path share its drivers, so all of them stand at the same element.
 */
import { type MappingPathPart, type MappingRow, mappingPathParts } from '@flowbridge/flow';
import type { Cursor } from './cursor.ts';
import { readPath } from './read-path.ts';

export type Driver = {
  id: number;
  /** The list this one lies in: its current element is where `parts` start. */
  parent: Driver | undefined;
  /** From the parent's element to the list, without the `[]` itself. */
  parts: readonly MappingPathPart[];
};

export type Drivers = { byPath: Map<string, Driver> };

export function createDrivers(): Drivers {
  return { byPath: new Map() };
}

/** The drivers of a target list at a level (1 for the outermost `[]`), one per source list, in row order. */
export function driversOf(drivers: Drivers, rows: readonly MappingRow[], level: number): Driver[] {
  const found = new Set<Driver>();
  for (const row of rows) {
    if (row.source.kind !== 'path') continue;
    const chain = driverChain(drivers, row.source.path);
    const driver = chain.drivers[level - 1];
    if (driver) found.add(driver);
  }
  return [...found];
}

/** The drivers along a source path, outermost first, and what remains after each. */
export function driverChain(
  drivers: Drivers,
  path: string,
): { drivers: Driver[]; rests: (readonly MappingPathPart[])[] } {
  const parts = mappingPathParts(path) ?? [];
  const chain: Driver[] = [];
  const rests: (readonly MappingPathPart[])[] = [parts];
  let from = 0;
  parts.forEach((part, at) => {
    if (part.kind !== 'each') return;
    const parent = chain.at(-1);
    chain.push(driverFor(drivers, parent, parts.slice(from, at)));
    from = at + 1;
    rests.push(parts.slice(from));
  });
  return { drivers: chain, rests };
}

/** The list's items: a list as it is, one object as a list of one, nothing as an empty one. */
export function itemsOf(driver: Driver, cursor: Cursor): readonly unknown[] {
  const start = driver.parent ? cursor.bound[driver.parent.id] : cursor.root;
  const value = readPath(start, driver.parts);
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function driverFor(drivers: Drivers, parent: Driver | undefined, parts: readonly MappingPathPart[]): Driver {
  const path = `${parent?.id ?? ''}>${JSON.stringify(parts)}`;
  const known = drivers.byPath.get(path);
  if (known) return known;
  const driver: Driver = { id: drivers.byPath.size, parent, parts };
  drivers.byPath.set(path, driver);
  return driver;
}
