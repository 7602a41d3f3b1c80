/** Look-up tables of a tenant: what they are called and what is in them. */
import {
  changeLookupTable,
  deleteLookupTable,
  describeLookupTable,
  insertLookupTable,
  type LookupTableRow,
  listLookupRows,
  listLookupTables,
  putLookupRows,
  removeLookupRows,
} from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import type { Page } from '../../contract/paging.ts';
import { notFound, Refusal } from '../../contract/refusal.ts';
import {
  type CreateTableInput,
  type DescribeTableInput,
  type ListRowsInput,
  type LookupRowItem,
  MOST_LOOKUP_ROWS,
  type PutRowsInput,
  type RemoveRowsInput,
  type RemoveTableInput,
  type RowChanges,
  type TableInput,
  type TableItem,
  type ValueUsage,
} from '../../contract/tenant-values.ts';
import type { ApiDeps } from '../../deps.ts';
import { findUsages, refuseIfUsed } from './find-usages.ts';

export async function listTables(deps: ApiDeps, { tenantId }: Access): Promise<TableItem[]> {
  return (await listLookupTables(deps.db, { tenantId })).map(viewTable);
}

export async function createTable(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { name, description }: CreateTableInput,
): Promise<{ name: string }> {
  const id = await insertLookupTable(deps.db, { tenantId, name, description, userId });
  if (id === undefined)
    throw new Refusal('nameTaken', { path: 'name', message: `There is a table “${name}”.` });
  return { name };
}

export async function describeTable(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { name, description }: DescribeTableInput,
): Promise<{ name: string }> {
  const changed = await changeLookupTable(
    deps.db,
    { tenantId, name, userId, kind: 'lookupTable.described' },
    async (client, tableId) => {
      await describeLookupTable(client, { tableId, description });
      return { description };
    },
  );
  if (!changed) throw notFound('lookupTable');
  return { name };
}

export async function listRows(
  deps: ApiDeps,
  { tenantId }: Access,
  { name, search, cursor, limit = 50 }: ListRowsInput,
): Promise<Page<LookupRowItem>> {
  const table = await requireTable(deps, tenantId, name);
  const after = Number(cursor ?? 0);
  if (!Number.isInteger(after) || after < 0) throw new Refusal('invalidInput', { path: 'cursor' });
  const rows = await listLookupRows(deps.db, {
    tenantId,
    tableId: table.id,
    after,
    limit: limit + 1,
    search,
  });
  const items = rows.slice(0, limit);
  const more = rows.length > limit ? items.at(-1)?.position : undefined;
  return {
    items: items.map(({ key, value }) => ({ key, value })),
    nextCursor: more === undefined ? null : String(more),
  };
}

/** Puts rows in; of a key that is given twice, the refusal names both places. */
export async function putRows(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { name, mode, rows }: PutRowsInput,
): Promise<RowChanges> {
  refuseTwice(rows);
  const changed = await changeLookupTable(
    deps.db,
    { tenantId, name, userId, kind: 'lookupTable.rowsChanged' },
    async (client, tableId) => {
      const outcome = await putLookupRows(client, { tenantId, tableId, rows, replace: mode === 'replace' });
      if (outcome.total > MOST_LOOKUP_ROWS) {
        throw new Refusal('tooManyRows', {
          message: `A table has at most ${MOST_LOOKUP_ROWS} rows.`,
          details: { most: MOST_LOOKUP_ROWS, rows: outcome.total },
        });
      }
      return outcome;
    },
  );
  if (!changed) throw notFound('lookupTable');
  return changed;
}

export async function removeRows(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { name, keys }: RemoveRowsInput,
): Promise<{ removed: number }> {
  const changed = await changeLookupTable(
    deps.db,
    { tenantId, name, userId, kind: 'lookupTable.rowsRemoved' },
    async (client, tableId) => ({ removed: await removeLookupRows(client, { tableId, keys }) }),
  );
  if (!changed) throw notFound('lookupTable');
  return changed;
}

export async function tableUsages(
  deps: ApiDeps,
  { tenantId }: Access,
  { name }: TableInput,
): Promise<ValueUsage[]> {
  await requireTable(deps, tenantId, name);
  return findUsages(deps, { tenantId, of: { table: name } });
}

/** Removes a table with its rows; one that flows use only when the caller says so. */
export async function removeTable(
  deps: ApiDeps,
  access: Access,
  { name, evenIfUsed = false }: RemoveTableInput,
): Promise<{ name: string }> {
  const { tenantId, userId } = access;
  if (!evenIfUsed) refuseIfUsed(await tableUsages(deps, access, { name }));
  if (!(await deleteLookupTable(deps.db, { tenantId, name, userId }))) throw notFound('lookupTable');
  return { name };
}

async function requireTable(deps: ApiDeps, tenantId: string, name: string): Promise<LookupTableRow> {
  const [table] = await listLookupTables(deps.db, { tenantId, name });
  if (!table) throw notFound('lookupTable');
  return table;
}

function refuseTwice(rows: readonly LookupRowItem[]): void {
  const seen = new Map<string, number>();
  rows.forEach(({ key }, at) => {
    const first = seen.get(key);
    if (first !== undefined) {
      throw new Refusal('invalidInput', {
        path: `rows › ${at + 1} › key`,
        message: `The key “${key}” is given in row ${first + 1} already.`,
        details: { key, first: first + 1, second: at + 1 },
      });
    }
    seen.set(key, at);
  });
}

function viewTable({ name, description, rowCount, updatedAt }: LookupTableRow): TableItem {
  return { name, description, rows: rowCount, updatedAt: updatedAt.toISOString() };
}
