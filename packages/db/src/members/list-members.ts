import type { Database } from '../database/open-database.ts';

export type MemberRow = { userId: string; name: string; email: string; role: string; createdAt: Date };

/** A tenant's people, by name. */
export async function listMembers(db: Database, { tenantId }: { tenantId: string }): Promise<MemberRow[]> {
  const rows = await db.prisma.member.findMany({
    where: { tenantId },
    select: { userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
    orderBy: { user: { name: 'asc' } },
  });
  return rows.map(({ user, ...member }) => ({ ...member, ...user }));
}
