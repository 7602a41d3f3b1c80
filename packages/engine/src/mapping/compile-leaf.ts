import { compileTemplate, ExpressionError } from '@flowbridge/expression';
import type { MappingRow } from '@flowbridge/flow';
import { after, isPromise, type MaybePromise } from '../maybe-promise.ts';
import { convertTo } from '../value/convert-type.ts';
import { isBlank } from '../value/is-empty.ts';
import { valueKind } from '../value/value-kind.ts';
import { compileRules } from './compile-rule.ts';
import { type Cursor, type Fill, placeOf } from './cursor.ts';
import { type Drivers, driverChain } from './drivers.ts';
import { MappingRefusal, shown } from './mapping-problem.ts';
import { readPath } from './read-path.ts';

/** One row: source, rules in order, declared type, required. `level` is the number of target lists around. */
export function compileLeaf(row: MappingRow, drivers: Drivers, level: number): Fill {
  const read = compileSource(row, drivers, level);
  const rules = compileRules(row.rules ?? []);
  const finish = (value: unknown): unknown => checked(row, value);
  const make = (cursor: Cursor): MaybePromise<unknown> => {
    const value = read(cursor);
    if (!rules && !isPromise(value)) return finish(value);
    const { env } = cursor;
    return after(
      after(value, (given) => (rules ? rules(given, env) : given)),
      finish,
    );
  };
  return (cursor) => {
    try {
      const value = make(cursor);
      if (!isPromise(value)) return value;
      const indexes = [...cursor.indexes];
      return value.catch((error) => note(row, { cursor, indexes, error }));
    } catch (error) {
      return note(row, { cursor, indexes: cursor.indexes, error });
    }
  };
}

function compileSource(
  row: MappingRow,
  drivers: Drivers,
  level: number,
): (cursor: Cursor) => MaybePromise<unknown> {
  const { source } = row;
  switch (source.kind) {
    case 'constant': {
      const { value } = source;
      return () => value;
    }
    case 'expression': {
      const compiled = compileTemplate(source.expression);
      return ({ scope, env }) => compiled.evaluate(scope, env);
    }
    case 'path': {
      const chain = driverChain(drivers, source.path);
      const depth = Math.min(level, chain.drivers.length);
      const rest = chain.rests[depth] ?? [];
      const driver = chain.drivers[depth - 1];
      if (!driver) return (cursor) => readPath(cursor.root, rest);
      return (cursor) => readPath(cursor.bound[driver.id], rest);
    }
  }
}

function checked(row: MappingRow, value: unknown): unknown {
  if (isBlank(value)) {
    if (row.required) throw new MappingRefusal('requiredMissing', {});
    return value === '' && row.type !== 'text' && row.type !== 'any' ? undefined : value;
  }
  const converted = convertTo(row.type, value);
  if (converted.ok) return converted.value;
  throw new MappingRefusal('wrongType', { type: row.type, found: valueKind(value), value: shown(value) });
}

function note(
  row: MappingRow,
  { cursor, indexes, error }: { cursor: Cursor; indexes: readonly number[]; error: unknown },
): undefined {
  const place = placeOf(row.target, indexes);
  const base = { rowId: row.id, target: row.target, place };
  if (error instanceof MappingRefusal) {
    cursor.problems.push({ ...base, code: error.code, details: error.details });
  } else if (error instanceof ExpressionError) {
    const details = { ...error.details, expressionCode: error.code };
    cursor.problems.push({ ...base, code: 'expressionFailed', details });
  } else {
    throw error;
  }
  return undefined;
}
