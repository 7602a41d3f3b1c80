import type { Database } from '../database/open-database.ts';

export type TenantRow = {
  id: string;
  code: string;
  name: string;
  wrappedDataKey: Buffer;
  timeZone: string;
};

/** A tenant by id or by code. */
export async function findTenant(
  db: Database,
  by: { tenantId: string } | { code: string },
): Promise<TenantRow | undefined> {
  const row = await db.prisma.tenant.findUnique({
    where: 'code' in by ? { code: by.code } : { id: by.tenantId },
  });
  if (!row) return undefined;
  const { id, code, name, timeZone } = row;
  return { id, code, name, timeZone, wrappedDataKey: Buffer.from(row.wrappedDataKey) };
}
