import type { Database } from '../database/open-database.ts';
import { shownEmail } from '../users/no-email.ts';

export type MemberRow = {
  userId: string;
  name: string;
  /** Null: the account has none. */
  email: string | null;
  role: string;
  createdAt: Date;
  /** What the tenant's identity provider knows them by, where that is not an e-mail. */
  knownAs: string | null;
};

/** A tenant's people, by name. */
export async function listMembers(db: Database, { tenantId }: { tenantId: string }): Promise<MemberRow[]> {
  const rows = await db.prisma.member.findMany({
    where: { tenantId },
    select: {
      userId: true,
      role: true,
      createdAt: true,
      user: {
        select: {
          name: true,
          email: true,
          ssoIdentities: {
            where: { tenantId, knownAs: { not: null } },
            select: { knownAs: true },
            orderBy: { createdAt: 'desc' },
            take: 1,
          },
        },
      },
    },
    orderBy: { user: { name: 'asc' } },
  });
  return rows.map(({ user: { name, email, ssoIdentities }, ...member }) => ({
    ...member,
    name,
    email: shownEmail(email),
    knownAs: ssoIdentities[0]?.knownAs ?? null,
  }));
}
