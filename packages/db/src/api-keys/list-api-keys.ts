import type { Database } from '../database/open-database.ts';
import { type ApiKeyItemRow, apiKeyFields, apiKeyItemRow, keysOfTenant } from './api-key.ts';

/** More than a tenant's people can make in good faith; the newest are listed. */
const MOST = 1_000;

/** The keys that are good in a tenant, newest first: of one user, or of all its members. */
export async function listApiKeys(
  db: Database,
  { tenantId, userId }: { tenantId: string; userId?: string },
): Promise<ApiKeyItemRow[]> {
  const rows = await db.prisma.apiKey.findMany({
    where: { ...keysOfTenant(tenantId), ...(userId === undefined ? {} : { userId }) },
    select: apiKeyFields(tenantId),
    orderBy: { id: 'desc' },
    take: MOST,
  });
  return rows.map(apiKeyItemRow);
}
