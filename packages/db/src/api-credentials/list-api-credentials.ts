import type { Database } from '../database/open-database.ts';

export type ApiCredentialRow = {
  id: string;
  name: string;
  hint: string;
  createdAt: Date;
  revokedAt: Date | null;
};

/** The tenant's AppCodes, newest first, without their values. */
export function listApiCredentials(
  db: Database,
  { tenantId }: { tenantId: string },
): Promise<ApiCredentialRow[]> {
  return db.prisma.apiCredential.findMany({
    where: { tenantId },
    select: { id: true, name: true, hint: true, createdAt: true, revokedAt: true },
    orderBy: { id: 'desc' },
  });
}
