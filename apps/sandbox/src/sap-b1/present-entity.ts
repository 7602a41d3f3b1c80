import type { FieldDefinition, SapRecord, SapValue } from './entities/field-definition.ts';
import type { SapVersion } from './sap-error.ts';

/** `date` writes `2022-08-23`; `dateTime` writes `2022-08-23T00:00:00Z`, as some v1 releases and v2 do. */
export type DateStyle = 'date' | 'dateTime';

type Fields = Readonly<Record<string, FieldDefinition>>;

/**
 * A record as it is answered: the selected fields (all without `select`), dates in the asked style. `select`
 * names header fields only; the lines of a selected collection are always complete.
 */
export function presentEntity(
  fields: Fields,
  record: SapRecord,
  { dateStyle, select }: { dateStyle: DateStyle; select: readonly string[] | undefined },
): SapRecord {
  if (!select && dateStyle === 'date') return record;
  const shown: SapRecord = {};
  for (const name of select ?? Object.keys(record)) {
    const field = fields[name];
    const value = record[name];
    if (field && value !== undefined) shown[name] = presentValue(field, value, dateStyle);
  }
  return shown;
}

function presentValue(field: FieldDefinition, value: SapValue, dateStyle: DateStyle): SapValue {
  if (dateStyle === 'date') return value;
  if (field.type === 'date' && typeof value === 'string') return `${value}T00:00:00Z`;
  if (field.type !== 'lines' || !Array.isArray(value)) return value;
  return value.map((line) => presentEntity(field.lines.fields, line, { dateStyle, select: undefined }));
}

/** v2 always writes date-times. */
export function dateStyleFor(version: SapVersion, v1Style: DateStyle): DateStyle {
  return version === 'v2' ? 'dateTime' : v1Style;
}
