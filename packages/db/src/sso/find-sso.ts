import type { Database } from '../database/open-database.ts';
import type { TenantSsoRow } from './tenant-sso.ts';

/** The single sign-on of a tenant; undefined when none was ever set up. */
export async function findSso(
  db: Database,
  { tenantId }: { tenantId: string },
): Promise<TenantSsoRow | undefined> {
  const row = await db.prisma.tenantSso.findUnique({ where: { tenantId }, omit: { updatedAt: true } });
  return row ?? undefined;
}
