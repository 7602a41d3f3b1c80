import { auditRow } from '../audit/audit-event.ts';
import type { Database } from '../database/open-database.ts';
import {
  API_CREDENTIAL_FIELDS,
  type ApiCredentialKind,
  type ApiCredentialRow,
  apiCredentialRow,
} from './api-credential.ts';

export type NewApiCredential = {
  /** Known before, because the sealed value belongs to it. */
  id: string;
  tenantId: string;
  kind: ApiCredentialKind;
  name: string;
  userName?: string;
  /** Of an AppCode or a password: SHA-256, hex. */
  hash?: string;
  /** Of a key: sealed by the tenant's data key. */
  secretSealed?: Uint8Array<ArrayBuffer>;
  hint: string;
  expiresAt?: Date;
  /** Absent or empty: the triggers of every flow. */
  flowIds?: string[];
  userId: string | null;
};

export async function insertApiCredential(
  db: Database,
  { userId, ...credential }: NewApiCredential,
): Promise<ApiCredentialRow> {
  const { id, tenantId, kind, name } = credential;
  const [row] = await db.prisma.$transaction([
    db.prisma.apiCredential.create({ data: credential, select: API_CREDENTIAL_FIELDS }),
    db.prisma.auditEvent.create({
      data: auditRow({
        tenantId,
        userId,
        kind: 'apiCredential.created',
        subjectId: id,
        details: { name, kind },
      }),
    }),
  ]);
  return apiCredentialRow(row);
}
