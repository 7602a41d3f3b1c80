import { auditRow } from '../audit/audit-event.ts';
import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';
import type { ApiCredentialRow } from './list-api-credentials.ts';

export type NewApiCredential = {
  tenantId: string;
  name: string;
  /** SHA-256 of the AppCode, hex. */
  hash: string;
  hint: string;
  userId: string | null;
};

export async function insertApiCredential(
  db: Database,
  { tenantId, name, hash, hint, userId }: NewApiCredential,
): Promise<ApiCredentialRow> {
  const id = newId();
  const [row] = await db.prisma.$transaction([
    db.prisma.apiCredential.create({
      data: { id, tenantId, name, hash, hint },
      select: { id: true, name: true, hint: true, createdAt: true, revokedAt: true },
    }),
    db.prisma.auditEvent.create({
      data: auditRow({ tenantId, userId, kind: 'apiCredential.created', subjectId: id, details: { name } }),
    }),
  ]);
  return row;
}
