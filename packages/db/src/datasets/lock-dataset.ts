import type { ClientBase } from 'pg';

/** Takes a dataset for the rest of the transaction, by id or by name; answers its id, undefined when the tenant has none. */
export async function lockDataset(
  client: Pick<ClientBase, 'query'>,
  { tenantId, ...by }: { tenantId: string } & ({ id: string } | { name: string }),
): Promise<string | undefined> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['name', by.name];
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM dataset WHERE tenant_id = $1 AND ${column} = $2 FOR UPDATE`,
    [tenantId, value],
  );
  return rows[0]?.id;
}
