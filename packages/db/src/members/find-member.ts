import type { Database } from '../database/open-database.ts';

/** The role a user has in a tenant; undefined when they are no member. */
export async function findMemberRole(
  db: Database,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<string | undefined> {
  const member = await db.prisma.member.findUnique({ where: { tenantId_userId: { tenantId, userId } } });
  return member?.role;
}
