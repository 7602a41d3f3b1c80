import { auditRow } from '../audit/audit-event.ts';
import { asJson } from '../database/as-json.ts';
import type { Database } from '../database/open-database.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';

export type NewConnection = {
  id: string;
  tenantId: string;
  connectorKey: string;
  name: string;
  variables: Record<string, unknown>;
  secretsSealed: Buffer;
  limits: Record<string, unknown>;
  userId: string | null;
};

/** Inserts a connection; `nameTaken` when the tenant has one of that name. */
export async function insertConnection(
  db: Database,
  connection: NewConnection,
): Promise<'inserted' | 'nameTaken'> {
  const { id, tenantId, connectorKey, name, userId } = connection;
  try {
    await db.prisma.$transaction([
      db.prisma.connection.create({
        data: {
          id,
          tenantId,
          connectorKey,
          name,
          variables: asJson(connection.variables),
          secretsSealed: Uint8Array.from(connection.secretsSealed),
          limits: asJson(connection.limits),
        },
      }),
      db.prisma.auditEvent.create({
        data: auditRow({
          tenantId,
          userId,
          kind: 'connection.created',
          subjectId: id,
          details: { name, connectorKey },
        }),
      }),
    ]);
    return 'inserted';
  } catch (error) {
    if (isUniqueViolation(error)) return 'nameTaken';
    throw error;
  }
}
