/** What stays of a call's inputs when it is led to another flow. */
import type { Template, ValueSchema, ValueType } from '../document/values.ts';
import { fitsType } from '../validation/value-types.ts';

/** unknown: the other flow asks for nothing of this name; type: it asks for something else under it. */
export type DroppedInput = { key: string; reason: 'unknown' | 'type' };

export type KeptInputs = { input: Record<string, Template>; dropped: DroppedInput[] };

/** What two flows ask for in their manual triggers; undefined: unknown, or anything. */
type Callees = { from: ValueSchema | undefined; to: ValueSchema | undefined };

/** Keeps what the new flow takes under the same name, with a type that fits; a flow that declares nothing takes everything. */
export function leadCallElsewhere(
  input: Readonly<Record<string, Template>>,
  { from, to }: Callees,
): KeptInputs {
  const kept: KeptInputs = { input: {}, dropped: [] };
  for (const [key, value] of Object.entries(input)) {
    const reason = to?.fields === undefined ? undefined : misfit(value, key, { from, to });
    if (reason === undefined) kept.input[key] = value;
    else kept.dropped.push({ key, reason });
  }
  return kept;
}

function misfit(value: Template, key: string, { from, to }: Callees): DroppedInput['reason'] | undefined {
  const wanted = fieldOf(to, key);
  if (wanted === undefined) return 'unknown';
  if (!holdsExpression(value)) return fitsType(value, wanted) ? undefined : 'type';
  const given = fieldOf(from, key);
  return given === undefined || becomes(given, wanted) ? undefined : 'type';
}

const fieldOf = (schema: ValueSchema | undefined, key: string): ValueType | undefined =>
  schema?.fields?.find((field) => field.key === key)?.schema.type;

/** An object or list is what it is; the expressions in it are not looked at. */
const holdsExpression = (value: Template): boolean => typeof value === 'string' && value.includes('{{');

/** Every value can be written as a text, and a whole number is a number; nothing else turns into another type by itself. */
const becomes = (given: ValueType, wanted: ValueType): boolean =>
  given === wanted ||
  given === 'any' ||
  wanted === 'any' ||
  wanted === 'text' ||
  (given === 'integer' && wanted === 'number');
