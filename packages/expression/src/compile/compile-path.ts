import { type Closure, type Frame, LeftToJsonata } from './frame.ts';
import { applyFilter, type CompiledFilter, readField, Sequence, settle } from './sequence.ts';

/** One step: a field, or any other compiled node (`$`, a call, a block), with its filters. */
export type CompiledStep =
  | { kind: 'field'; name: string; filters: CompiledFilter[] }
  | { kind: 'node'; run: Closure; filters: CompiledFilter[] };

export type CompiledPath = {
  steps: CompiledStep[];
  /** `[]` somewhere in the path: a single result stays a list. */
  keepArray: boolean;
  /** `$.…` and `$$.…` take a list as one item. */
  startsWithVariable: boolean;
};

/**
 * Compiles a path. Measured: most paths of real flows go through plain objects only, so the closures walk fields until
 * the first list; from there `walk` follows JSONata's rules for sequences step by step.
 */
export function compilePath(path: CompiledPath): Closure {
  const { steps, keepArray, startsWithVariable } = path;
  if (steps.length === 0) throw new LeftToJsonata();
  const fields = plainFields(steps);
  if (fields) return fieldsClosure(path, fields);
  return (context, frame) => {
    if (Array.isArray(context) && !startsWithVariable) return walk(steps, 0, context, frame, keepArray);
    let value = context;
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at];
      if (step === undefined) return undefined;
      const isLast = at === steps.length - 1;
      const given = step.kind === 'field' ? readField(value, step.name) : step.run(value, frame);
      const result = applyFilters(step.filters, given, frame);
      if (result === undefined) return undefined;
      if (Array.isArray(result)) {
        if (isLast) return result;
        if (result.length === 0) return undefined;
        return walk(steps, at + 1, result, frame, keepArray);
      }
      if (result instanceof Sequence) {
        const flat = flatten([result]);
        if (flat.length === 0) return undefined;
        if (isLast) return flat.length > 1 || keepArray ? flat : flat[0];
        if (flat.length > 1 || Array.isArray(flat[0])) return walk(steps, at + 1, flat, frame, keepArray);
        value = flat[0];
      } else {
        value = result;
      }
    }
    return keepArray ? [value] : value;
  };
}

function applyFilters(filters: readonly CompiledFilter[], given: unknown, frame: Frame): unknown {
  let result = given;
  for (const filter of filters) result = applyFilter(filter, result, frame);
  return result;
}

type PlainField = { name: string; index: number | null };

/** The steps as fields with at most one fixed index each, or null when there is more to them. */
function plainFields(steps: readonly CompiledStep[]): PlainField[] | null {
  const fields: PlainField[] = [];
  for (const step of steps) {
    const [filter, ...more] = step.filters;
    if (step.kind !== 'field' || more.length > 0 || filter?.kind === 'test') return null;
    fields.push({ name: step.name, index: filter ? filter.index : null });
  }
  return fields;
}

function fieldsClosure(path: CompiledPath, fields: readonly PlainField[]): Closure {
  const { steps, keepArray } = path;
  const last = fields.length - 1;
  // names such as `constructor` must not be found on the prototype; for all others a plain read is the same and faster
  const needsOwnCheck = fields.some(({ name }) => name in Object.prototype);
  const read = needsOwnCheck ? readOwn : readPlain;
  return (context, frame) => {
    if (Array.isArray(context)) return walk(steps, 0, context, frame, keepArray);
    let value = context;
    for (let at = 0; at <= last; at++) {
      if (typeof value !== 'object' || value === null) return undefined;
      const { name, index } = fields[at] as PlainField;
      const found = read(value, name);
      const next = index === null ? found : itemAt(found, index);
      if (next === undefined) return undefined;
      if (Array.isArray(next)) {
        if (at === last) return next;
        return next.length === 0 ? undefined : walk(steps, at + 1, next, frame, keepArray);
      }
      value = next;
    }
    return keepArray ? [value] : value;
  };
}

/** A single value counts as a list of one. */
function itemAt(value: unknown, index: number): unknown {
  if (Array.isArray(value)) return value[index < 0 ? value.length + index : index];
  return index === 0 || index === -1 ? value : undefined;
}

function readPlain(value: object, name: string): unknown {
  return (value as Record<string, unknown>)[name];
}

function readOwn(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** JSONata's evaluation of the steps from `from` over several items. */
function walk(
  steps: readonly CompiledStep[],
  from: number,
  start: readonly unknown[],
  frame: Frame,
  keepArray: boolean,
): unknown {
  let sequence = start;
  for (let at = from; at < steps.length; at++) {
    const step = steps[at];
    if (step === undefined) return undefined;
    const results: unknown[] = [];
    for (const item of sequence) {
      const given = step.kind === 'field' ? readField(item, step.name) : step.run(item, frame);
      const result = applyFilters(step.filters, given, frame);
      if (result !== undefined) results.push(result);
    }
    const [only] = results;
    if (at === steps.length - 1 && results.length === 1 && Array.isArray(only)) return only;
    sequence = flatten(results);
    if (sequence.length === 0) return undefined;
  }
  return sequence.length > 1 || keepArray ? sequence : sequence[0];
}

function flatten(results: readonly unknown[]): unknown[] {
  const flat: unknown[] = [];
  for (const result of results) {
    if (Array.isArray(result)) for (const item of result) flat.push(item);
    else if (result instanceof Sequence) for (const item of result.items) flat.push(item);
    else flat.push(result);
  }
  return flat;
}

/** `node[…]` outside a path. */
export function withPredicates(run: Closure, filters: readonly CompiledFilter[]): Closure {
  if (filters.length === 0) return run;
  return (context, frame) => settle(applyFilters(filters, run(context, frame), frame));
}
