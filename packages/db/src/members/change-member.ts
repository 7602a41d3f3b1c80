import { auditRow } from '../audit/audit-event.ts';
import type { Database } from '../database/open-database.ts';

export type ChangeMember = {
  tenantId: string;
  userId: string;
  /** The new role; null takes the person out of the tenant. */
  role: string | null;
  /** Who changes it. */
  by: string;
};

export type ChangeMemberOutcome = 'changed' | 'notFound' | 'lastOwner';

/** Changes or ends a membership. A tenant always keeps an owner: the owners' rows are locked while that is checked. */
export function changeMember(
  db: Database,
  { tenantId, userId, role, by }: ChangeMember,
): Promise<ChangeMemberOutcome> {
  return db.prisma.$transaction(async (tx) => {
    const owners = await tx.$queryRaw<{ user_id: string }[]>`
      SELECT user_id FROM member WHERE tenant_id = ${tenantId} AND role = 'owner' FOR UPDATE`;
    const member = await tx.member.findUnique({ where: { tenantId_userId: { tenantId, userId } } });
    if (!member) return 'notFound';
    if (member.role === 'owner' && role !== 'owner' && owners.length === 1) return 'lastOwner';
    const where = { tenantId_userId: { tenantId, userId } };
    if (role === null) await tx.member.delete({ where });
    else await tx.member.update({ where, data: { role } });
    await tx.auditEvent.create({
      data: auditRow({
        tenantId,
        userId: by,
        kind: role === null ? 'member.removed' : 'member.roleChanged',
        subjectId: userId,
        details: { before: member.role, after: role },
      }),
    });
    return 'changed';
  });
}
