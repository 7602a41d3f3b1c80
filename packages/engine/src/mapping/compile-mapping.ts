/**
 * Field mapping compiled to closures: the tree of targets becomes one function per member, list and leaf; nothing is
 * parsed or looked up while records run. Shared by the mapFields step and the designer's preview.
 *
 * Lists. `detailData[].qty` from `DocumentLines[].Quantity`: the source list drives the target list, element by element;
 * rows of one target list that name several source lists are paired by position. A source outside the list (a header
 * field, a constant) repeats in every element. A list no row drives has one element. Expressions see the current source
 * element as `loops.row.item`. A source with more `[]` than its target gives a list (joined by the rule `join`).
 *
 * Problems are collected, not thrown: one run shows every bad field. Only surprises are thrown.
 */
import type { EvaluationEnvironment, Scope } from '@flowbridge/expression';
import type { MappingRow } from '@flowbridge/flow';
import { isPromise, type MaybePromise } from '../maybe-promise.ts';
import { compileLeaf } from './compile-leaf.ts';
import type { Cursor, Fill } from './cursor.ts';
import { createDrivers, type Driver, type Drivers, driversOf, itemsOf } from './drivers.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { buildTree, type TargetNode } from './mapping-tree.ts';

export type { MappingProblem, MappingProblemCode } from './mapping-problem.ts';

export type MappingResult = {
  /** What was mapped; fields with problems are left out. */
  output: Record<string, unknown>;
  problems: MappingProblem[];
};

export type CompiledMapping = {
  /** Maps one source value. A promise only when an expression of a row needs one. */
  apply(source: unknown, scope: Scope, env: EvaluationEnvironment): MaybePromise<MappingResult>;
};

/** Compiles the rows of a mapFields step. Never throws: a row that cannot work is a problem of every result. */
export function compileMapping(config: { rows: readonly MappingRow[] }): CompiledMapping {
  const { root, badRows } = buildTree(config.rows);
  const drivers = createDrivers();
  const fill = compileObject(root, drivers, 0);
  const standing = badRows.map(
    (row): MappingProblem => ({
      code: 'badPath',
      rowId: row.id,
      target: row.target,
      place: row.target,
      details: row.source.kind === 'path' ? { path: row.source.path } : {},
    }),
  );
  return {
    apply(source, scope, env) {
      const cursor: Cursor = {
        root: source,
        bound: [],
        indexes: [],
        scope,
        env,
        problems: [...standing],
        pending: [],
      };
      const output = filled(cursor, fill);
      const done = (): MappingResult => ({ output, problems: cursor.problems });
      return cursor.pending.length === 0 ? done() : Promise.all(cursor.pending).then(done);
    },
  };
}

function filled(cursor: Cursor, fill: (cursor: Cursor) => Record<string, unknown>): Record<string, unknown> {
  try {
    return fill(cursor);
  } catch (error) {
    for (const late of cursor.pending) late.catch(() => undefined);
    throw error;
  }
}

function compileNode(node: TargetNode, drivers: Drivers, level: number): Fill {
  switch (node.kind) {
    case 'leaf':
      return compileLeaf(node.row, drivers, level);
    case 'object': {
      const fill = compileObject(node, drivers, level);
      return (cursor) => {
        const made = fill(cursor);
        return Object.keys(made).length === 0 ? undefined : made;
      };
    }
    case 'list':
      return compileList(node, drivers, level + 1);
  }
}

function compileObject(
  node: TargetNode & { kind: 'object' },
  drivers: Drivers,
  level: number,
): (cursor: Cursor) => Record<string, unknown> {
  const members = [...node.members].map(([key, member]) => ({
    key,
    fill: compileNode(member, drivers, level),
  }));
  return (cursor) => {
    const made: Record<string, unknown> = {};
    for (const { key, fill } of members) {
      const value = fill(cursor);
      if (value === undefined) continue;
      made[key] = value;
      if (isPromise(value)) {
        cursor.pending.push(
          value.then((late) => {
            if (late === undefined) delete made[key];
            else made[key] = late;
          }),
        );
      }
    }
    return made;
  };
}

function compileList(node: TargetNode & { kind: 'list' }, drivers: Drivers, level: number): Fill {
  const { element, rows } = node;
  if (!element) return () => undefined;
  const own = driversOf(drivers, rows, level);
  const seesElement = rows.some((row) => row.source.kind === 'expression');
  const fill: Fill =
    element.kind === 'object' ? compileObject(element, drivers, level) : compileNode(element, drivers, level);
  return (cursor) => {
    const lists = own.map((driver) => itemsOf(driver, cursor));
    const length = own.length === 0 ? 1 : Math.max(...lists.map((list) => list.length));
    const made: unknown[] = [];
    const outer = cursor.scope;
    for (let index = 0; index < length; index += 1) {
      bind(cursor, own, lists, index);
      cursor.indexes.push(index);
      if (seesElement && own.length > 0) cursor.scope = scopeOfRow(outer, lists[0]?.[index], index);
      addElement(cursor, made, fill(cursor));
      cursor.indexes.pop();
    }
    cursor.scope = outer;
    return made;
  };
}

function bind(
  cursor: Cursor,
  drivers: readonly Driver[],
  lists: readonly (readonly unknown[])[],
  index: number,
): void {
  for (let at = 0; at < drivers.length; at += 1) {
    const driver = drivers[at];
    if (driver) cursor.bound[driver.id] = lists[at]?.[index];
  }
}

function addElement(cursor: Cursor, made: unknown[], value: unknown): void {
  const at = made.length;
  made.push(value === undefined ? null : value);
  if (!isPromise(value)) return;
  cursor.pending.push(
    value.then((late) => {
      made[at] = late === undefined ? null : late;
    }),
  );
}

/** A scope of its own for each element: an expression that waits still sees its element afterwards. */
function scopeOfRow(scope: Scope, item: unknown, index: number): Scope {
  const loops: Scope['loops'] = Object.assign(Object.create(null), scope.loops);
  loops.row = { item, index, number: index + 1, first: index === 0 };
  return { ...scope, loops };
}
