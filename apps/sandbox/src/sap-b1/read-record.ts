import { isJsonObject } from '../simulation/sim-http.ts';
import type { FieldDefinition, LinesDefinition, SapRecord, SapValue } from './entities/field-definition.ts';
import { readValue, type ScalarField } from './read-value.ts';
import { badPatchContent, businessError, invalidProperty, SapError } from './sap-error.ts';

/** `keepReadOnly` is for seeding: the control API may set what callers may not. */
export type ReadMode = { strict: boolean; keepReadOnly?: boolean };

type Shape = { element: string; table: string; fields: Readonly<Record<string, FieldDefinition>> };

/**
 * Checks a POST or PATCH body against the definition and returns its values in stored form. Unknown properties
 * are refused (-1000) in strict mode, values the server alone writes are left out, as are `odata.…` annotations.
 */
export function readRecord(body: unknown, shape: Shape, mode: ReadMode): SapRecord {
  if (!isJsonObject(body)) throw badPatchContent();
  const record: SapRecord = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('odata.') || name.includes('@odata.')) continue;
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (!field && mode.strict) throw invalidProperty(name, shape.element);
    if (!field || (field.readOnly && !mode.keepReadOnly)) continue;
    record[name] =
      field.type === 'lines'
        ? readLines(name, field.lines, value, { shape, mode })
        : readScalar(name, field, value, shape);
  }
  return record;
}

/** A body as JSON; `Bad patch content.` when it is not an object. */
export function parseBody(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badPatchContent();
  }
  if (!isJsonObject(value)) throw badPatchContent();
  return value;
}

function readLines(
  name: string,
  definition: LinesDefinition,
  value: unknown,
  { shape, mode }: { shape: Shape; mode: ReadMode },
): SapRecord[] {
  if (!Array.isArray(value)) throw invalidProperty(name, shape.element);
  const lineShape = { element: definition.element, table: name, fields: definition.fields };
  return value.map((line) => readRecord(line, lineShape, mode));
}

function readScalar(name: string, field: ScalarField, value: unknown, shape: Shape): SapValue {
  const read = readValue(field, value);
  if (read !== undefined) return read;
  if (field.type === 'date') throw businessError(-5002, `Enter valid date [${shape.table}.${name}]`);
  if (field.type === 'text' && typeof value === 'string') {
    throw new SapError(400, -1000, `Value too long in property '${name}' of '${shape.element}'`);
  }
  const shown = JSON.stringify(value)?.slice(0, 80);
  throw new SapError(
    400,
    -1000,
    `Property '${name}' of '${shape.element}' is invalid: ${shown} is not a valid ${field.type}`,
  );
}

/** A new record: every field at its initial value, then the given values, lines numbered. */
export function newRecord(fields: Readonly<Record<string, FieldDefinition>>, values: SapRecord): SapRecord {
  const record: SapRecord = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name];
    if (field.type === 'lines') {
      record[name] = mergeLines([], Array.isArray(value) ? value : [], field.lines, { replace: true });
    } else {
      record[name] = value === undefined ? field.initial : value;
    }
  }
  return record;
}

/**
 * The record after a PATCH: a new object, the old one untouched. Scalars are overwritten; collections merge
 * by line key, or are replaced when `replace` (header `B1S-ReplaceCollectionsOnPatch: true`).
 */
export function mergeRecord(
  fields: Readonly<Record<string, FieldDefinition>>,
  prior: SapRecord,
  values: SapRecord,
  mode: { replace: boolean },
): SapRecord {
  const merged: SapRecord = { ...prior };
  for (const [name, value] of Object.entries(values)) {
    const field = fields[name];
    if (!field) continue;
    const before = prior[name];
    merged[name] =
      field.type === 'lines' && Array.isArray(value)
        ? mergeLines(Array.isArray(before) ? before : [], value, field.lines, mode)
        : value;
  }
  return merged;
}

/** Lines whose key is known are merged; all others are appended, with the next free number. */
function mergeLines(
  prior: readonly SapRecord[],
  incoming: readonly SapRecord[],
  definition: LinesDefinition,
  mode: { replace: boolean },
): SapRecord[] {
  const { key } = definition;
  const merged = mode.replace ? [] : [...prior];
  for (const line of incoming) {
    const wanted = line[key] ?? null;
    const index = wanted === null ? -1 : merged.findIndex((candidate) => candidate[key] === wanted);
    const before = merged[index];
    if (before) {
      merged[index] = mergeRecord(definition.fields, before, line, mode);
      continue;
    }
    const added = newRecord(definition.fields, line);
    if (definition.numbering === 'number') {
      const keepsNumber = mode.replace && typeof wanted === 'number';
      added[key] = keepsNumber ? wanted : nextLineNumber(merged, key);
    }
    merged.push(added);
  }
  return merged;
}

function nextLineNumber(lines: readonly SapRecord[], key: string): number {
  return lines.reduce((next, line) => Math.max(next, Number(line[key] ?? -1) + 1), 0);
}
