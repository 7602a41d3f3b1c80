import { auditRow } from '../audit/audit-event.ts';
import type { Database } from '../database/open-database.ts';

/** Makes a user a member unless they are one already; an existing role stays. */
export async function putMember(
  db: Database,
  { tenantId, userId, role }: { tenantId: string; userId: string; role: string },
): Promise<void> {
  const { count } = await db.prisma.member.createMany({
    data: { tenantId, userId, role },
    skipDuplicates: true,
  });
  if (count === 0) return;
  await db.prisma.auditEvent.create({
    data: auditRow({ tenantId, userId: null, kind: 'member.added', subjectId: userId, details: { role } }),
  });
}
