import { listLookupTables, listVariables } from '@flowbridge/db';
import type { TenantNames, ValueType } from '@flowbridge/flow';
import type { VariableType } from '../../contract/tenant-values.ts';
import type { ApiDeps } from '../../deps.ts';
import { typeOf } from './variable-content.ts';

const valueTypes: Record<VariableType, ValueType> = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  json: 'any',
};

/** What flows of a tenant may refer to. */
export async function loadTenantNames(deps: ApiDeps, tenantId: string): Promise<TenantNames> {
  const [variables, tables] = await Promise.all([
    listVariables(deps.db, { tenantId }),
    listLookupTables(deps.db, { tenantId }),
  ]);
  return {
    variables: new Map(
      variables.map(({ key, value }) => [key, valueTypes[value === null ? 'text' : typeOf(value)]]),
    ),
    tables: new Set(tables.map(({ name }) => name)),
  };
}
