/** Which families a batch is about. The address cannot hold hundreds of them: they come with the navigation and outlive a reload. */
import { z } from 'zod';
import type { ServerInputs, ServerOutputs } from '../../../server/trpc.ts';

export type OnConflict = NonNullable<ServerInputs['upgrades']['applyMany']['conflicts']>;
export type Tenant = ServerOutputs['upgrades']['everywhere'][number]['tenant'];
export type Item = ServerOutputs['upgrades']['list'][number];
/** A family of a tenant; `key` differs from that of every other one. */
export type BatchRow = { key: string; tenant: Tenant; item: Item };
export type TenantRows = { tenant: Tenant; rows: BatchRow[] };

export const batchOrder = z.object({
  keys: z.array(z.string()).min(1),
  conflicts: z.enum(['wait', 'mine', 'theirs']),
});
export type BatchOrder = z.infer<typeof batchOrder>;

export function rowsOf(everywhere: ServerOutputs['upgrades']['everywhere']): BatchRow[] {
  return everywhere.flatMap(({ tenant, items }) =>
    items.map((item): BatchRow => ({ key: `${tenant.id}:${item.id}`, tenant, item })),
  );
}

export function byTenant(rows: readonly BatchRow[]): TenantRows[] {
  const tenants = new Map<string, TenantRows>();
  for (const row of rows) {
    const known = tenants.get(row.tenant.id);
    if (known) known.rows.push(row);
    else tenants.set(row.tenant.id, { tenant: row.tenant, rows: [row] });
  }
  return [...tenants.values()];
}
