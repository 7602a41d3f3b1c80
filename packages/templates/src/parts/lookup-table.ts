/** Look-up tables: a name that expressions look into, and rows of a key and a value. */
import { leadLookups, lookupTablesIn } from '@flowbridge/flow';
import { z } from 'zod';
import type { PartDifference, PartKind, PartPlace } from './part-kind.ts';

/** Rows of a table; the limit the console has for tables made by hand. */
export const MOST_TABLE_ROWS = 50_000;

const tableName = z
  .string()
  .min(1)
  .max(100)
  // An expression names it in quotes, inside braces.
  .regex(/^[^'"{}\\]+$/)
  .refine((name) => name === name.trim());

export const lookupTablePart = z.strictObject({
  kind: z.literal('lookupTable'),
  key: tableName,
  description: z.string().max(500),
  /** In the order people gave them. */
  rows: z
    .array(z.strictObject({ key: z.string().min(1).max(400), value: z.string().max(4_000) }))
    .max(MOST_TABLE_ROWS),
});
export type LookupTablePart = z.infer<typeof lookupTablePart>;

export const lookupTableKind: PartKind<LookupTablePart> = {
  kind: 'lookupTable',
  schema: lookupTablePart,
  names: ({ key }) => ({ en: key, zh: key }),
  size: ({ rows }) => rows.length,
  furtherKey: (key, number) => `${key.slice(0, 90).trimEnd()} ${number}`,
  keysIn: lookupTablesIn,
  lead: leadLookups,
  faults: ({ rows }) => faultsOf(rows),
  texts: ({ key, description }) => [
    { place: ['key'], text: key },
    { place: ['description'], text: description, lines: true },
  ],
  compare: compareTables,
};

type Row = LookupTablePart['rows'][number];
type Fault = ReturnType<PartKind<LookupTablePart>['faults']>[number];

function faultsOf(rows: readonly Row[]): Fault[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ key }, at): Fault[] => {
    const before = first.get(key);
    const row: PartPlace = ['rows', at + 1];
    if (before !== undefined) {
      return [
        {
          place: [...row, 'key'],
          message: {
            en: `Row ${before} has the key “${key}” already.`,
            zh: `第 ${before} 行已使用键“${key}”。`,
          },
        },
      ];
    }
    first.set(key, at + 1);
    return [];
  });
}

/** Rows by their key: first those of `one` that changed or went, in its order, then those only `other` has. */
function compareTables(one: LookupTablePart, other: LookupTablePart): PartDifference[] {
  const before = new Map(one.rows.map(({ key, value }) => [key, value]));
  const after = new Map(other.rows.map(({ key, value }) => [key, value]));
  const differences: PartDifference[] = [];
  if (one.description !== other.description) {
    differences.push({ place: ['description'], one: one.description, other: other.description });
  }
  for (const [key, value] of before) {
    const now = after.get(key) ?? null;
    if (now !== value) differences.push({ place: ['rows', key], one: value, other: now });
  }
  for (const [key, value] of after) {
    if (!before.has(key)) differences.push({ place: ['rows', key], one: null, other: value });
  }
  return differences;
}
