import type { Database } from '../database/open-database.ts';
import { API_CREDENTIAL_FIELDS, type ApiCredentialRow, apiCredentialRow } from './api-credential.ts';

/** The tenant's credentials, newest first, without their values. */
export async function listApiCredentials(
  db: Database,
  { tenantId }: { tenantId: string },
): Promise<ApiCredentialRow[]> {
  const rows = await db.prisma.apiCredential.findMany({
    where: { tenantId },
    select: API_CREDENTIAL_FIELDS,
    orderBy: { id: 'desc' },
  });
  return rows.map(apiCredentialRow);
}
