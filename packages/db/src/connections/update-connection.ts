import { auditRow } from '../audit/audit-event.ts';
import { asJson } from '../database/as-json.ts';
import type { Database } from '../database/open-database.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { CONNECTION_CHANGED } from '../runs/run-channels.ts';

export type UpdateConnection = {
  tenantId: string;
  connectionId: string;
  /** The revision the change was made from: secrets are merged outside, so a concurrent change must not be lost. */
  revision: number;
  name: string;
  variables: Record<string, unknown>;
  secretsSealed: Buffer;
  limits: Record<string, unknown>;
  /** Variables or secrets changed: logins made before are dropped. */
  credentialsChanged: boolean;
  /** For the audit: what changed, by name only. */
  changed: string[];
  userId: string;
};

/** `stale` when somebody changed or removed the connection meanwhile. */
export async function updateConnection(
  db: Database,
  update: UpdateConnection,
): Promise<'updated' | 'nameTaken' | 'stale'> {
  const { tenantId, connectionId, revision, name, userId } = update;
  try {
    return await db.prisma.$transaction(async (tx) => {
      const { count } = await tx.connection.updateMany({
        where: { id: connectionId, tenantId, revision },
        data: {
          name,
          variables: asJson(update.variables),
          secretsSealed: Uint8Array.from(update.secretsSealed),
          limits: asJson(update.limits),
          ...(update.credentialsChanged ? { revision: revision + 1 } : {}),
        },
      });
      if (count === 0) return 'stale';
      await tx.auditEvent.create({
        data: auditRow({
          tenantId,
          userId,
          kind: 'connection.updated',
          subjectId: connectionId,
          details: { changed: update.changed },
        }),
      });
      await tx.$queryRaw`SELECT pg_notify(${CONNECTION_CHANGED}, ${connectionId})::text`;
      return 'updated';
    });
  } catch (error) {
    if (isUniqueViolation(error)) return 'nameTaken';
    throw error;
  }
}
