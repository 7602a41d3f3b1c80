import { auditRow } from '../audit/audit-event.ts';
import type { Database } from '../database/open-database.ts';
import { keysOfTenant } from './api-key.ts';

export type RevokeApiKey = {
  keyId: string;
  /** Where it is revoked; a key that is not good here is not there. */
  tenantId: string;
  /** Only a key of this user; absent: of any member. */
  ownerId?: string;
  /**
   * A key good in several tenants ends in all of them; otherwise it is shut out of this one, and the others neither lose it
   * nor learn of it. A key of one tenant ends either way.
   */
  everywhere: boolean;
  /** Who revokes it. */
  by: string;
};

/** Ends a key from now on. False when there is no such one; revoking twice keeps the first moment. */
export function revokeApiKey(
  db: Database,
  { keyId, tenantId, ownerId, everywhere, by }: RevokeApiKey,
): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    const key = await tx.apiKey.findFirst({
      where: { id: keyId, ...keysOfTenant(tenantId), ...(ownerId === undefined ? {} : { userId: ownerId }) },
    });
    if (!key) return false;
    const now = new Date();
    const here = key.tenantId === null && !everywhere;
    if (here) {
      await tx.apiKeyPlace.upsert({
        where: { keyId_tenantId: { keyId, tenantId } },
        create: { keyId, tenantId },
        update: {},
      });
    }
    const { count } = here
      ? await tx.apiKeyPlace.updateMany({
          where: { keyId, tenantId, closedAt: null },
          data: { closedAt: now },
        })
      : await tx.apiKey.updateMany({ where: { id: keyId, revokedAt: null }, data: { revokedAt: now } });
    if (count === 0) return true;
    const members =
      key.tenantId === null && everywhere
        ? await tx.member.findMany({ where: { userId: key.userId }, select: { tenantId: true } })
        : [{ tenantId }];
    const details = { name: key.name, of: key.userId };
    await tx.auditEvent.createMany({
      data: members.map((each) =>
        auditRow({
          tenantId: each.tenantId,
          userId: by,
          kind: 'apiKey.revoked',
          subjectId: keyId,
          details,
        }),
      ),
    });
    return true;
  });
}
