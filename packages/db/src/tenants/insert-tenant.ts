import type { Database } from '../database/open-database.ts';

export type NewTenant = { id: string; code: string; name: string; wrappedDataKey: Uint8Array<ArrayBuffer> };

/** Inserts a tenant; one that has the code already stays as it is. */
export async function insertTenant(db: Database, tenant: NewTenant): Promise<void> {
  await db.prisma.tenant.createMany({ data: tenant, skipDuplicates: true });
}
