import { ENTITY_DEFINITIONS } from './entities/entity-definitions.ts';
import type { EntityDefinition, SapRecord, SapScalar } from './entities/field-definition.ts';

/** One entity set's rows by key, and the rows in key order (kept until a row comes or goes). */
export type EntityTable = {
  readonly definition: EntityDefinition;
  readonly rows: Map<string, SapRecord>;
  ordered: SapRecord[] | null;
  nextAutoKey: number;
};

/** The company's data: one table for each entity definition. */
export type Company = { readonly tables: ReadonlyMap<string, EntityTable> };

export function createCompany(): Company {
  return {
    tables: new Map(
      ENTITY_DEFINITIONS.map((definition) => [
        definition.set,
        { definition, rows: new Map(), ordered: null, nextAutoKey: 1 },
      ]),
    ),
  };
}

/** The table of a set that the simulator itself knows to exist. */
export function tableOf(company: Company, set: string): EntityTable {
  const table = company.tables.get(set);
  if (!table) throw new Error(`sap-b1-no-table: ${set}`);
  return table;
}

export function keyValuesOf(definition: EntityDefinition, record: SapRecord): SapScalar[] {
  return definition.keys.map((name) => record[name] as SapScalar);
}

export function findRow(table: EntityTable, keyValues: readonly SapScalar[]): SapRecord | undefined {
  return table.rows.get(keyText(keyValues));
}

/** Inserts or replaces a row. */
export function storeRow(table: EntityTable, record: SapRecord): void {
  const values = keyValuesOf(table.definition, record);
  table.rows.set(keyText(values), record);
  table.ordered = null;
  const [first] = values;
  if (table.definition.autoKey && typeof first === 'number' && first >= table.nextAutoKey) {
    table.nextAutoKey = first + 1;
  }
}

export function removeRow(table: EntityTable, keyValues: readonly SapScalar[]): void {
  table.rows.delete(keyText(keyValues));
  table.ordered = null;
}

/** All rows in key order: numbers by value, texts by code point. */
export function rowsInOrder(table: EntityTable): SapRecord[] {
  table.ordered ??= [...table.rows.values()].sort((a, b) => {
    for (const name of table.definition.keys) {
      const order = compareScalars(a[name] as SapScalar, b[name] as SapScalar);
      if (order !== 0) return order;
    }
    return 0;
  });
  return table.ordered;
}

/** Nulls first, then by value. */
export function compareScalars(a: SapScalar, b: SapScalar): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

function keyText(values: readonly SapScalar[]): string {
  return values.length === 1 ? String(values[0]) : JSON.stringify(values);
}
