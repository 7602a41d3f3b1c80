import { listLookupTableNames, putLookupTable, readLookupTables } from '@flowbridge/db';
import type { LookupTablePart } from '@flowbridge/templates';
import type { TenantPartKind } from './tenant-part-kind.ts';

export const lookupTableParts: TenantPartKind<LookupTablePart> = {
  keys: listLookupTableNames,
  async read(client, { tenantId, keys, hold }) {
    const tables = await readLookupTables(client, { tenantId, names: keys, hold });
    return tables.map(({ name, description, rows }) => ({
      kind: 'lookupTable' as const,
      key: name,
      description,
      rows,
    }));
  },
  async write(client, { tenantId, userId, part: { key, description, rows } }) {
    await putLookupTable(client, { tenantId, userId, name: key, description, rows });
  },
};
