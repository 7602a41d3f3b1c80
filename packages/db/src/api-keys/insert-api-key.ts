import { auditRow } from '../audit/audit-event.ts';
import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';
import { type ApiKeyItemRow, apiKeyFields, apiKeyItemRow } from './api-key.ts';

export type InsertApiKey = {
  userId: string;
  /** Where it is made. */
  tenantId: string;
  /** Every tenant it is good in has it in its audit. */
  tenantIds: readonly string[];
  /** Good in all tenants of the user, not in this one only. */
  allTenants: boolean;
  name: string;
  hash: string;
  prefix: string;
  /** Null: good until it is revoked. */
  expiresAt: Date | null;
  /** The user's keys that ended before this are forgotten. */
  forgetBefore: Date;
};

/** Keeps a new key of a person, and forgets those that ended long ago. */
export async function insertApiKey(
  db: Database,
  { userId, tenantId, tenantIds, allTenants, forgetBefore, ...key }: InsertApiKey,
): Promise<ApiKeyItemRow> {
  const id = newId();
  const { name, expiresAt } = key;
  const details = { name, allTenants, expiresAt: expiresAt?.toISOString() ?? null };
  const [, row] = await db.prisma.$transaction([
    db.prisma.apiKey.deleteMany({
      where: { userId, OR: [{ revokedAt: { lt: forgetBefore } }, { expiresAt: { lt: forgetBefore } }] },
    }),
    db.prisma.apiKey.create({
      data: { id, userId, tenantId: allTenants ? null : tenantId, ...key },
      select: apiKeyFields(tenantId),
    }),
    db.prisma.auditEvent.createMany({
      data: tenantIds.map((each) =>
        auditRow({ tenantId: each, userId, kind: 'apiKey.created', subjectId: id, details }),
      ),
    }),
  ]);
  return apiKeyItemRow(row);
}
