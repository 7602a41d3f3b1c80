import type { Database } from '../database/open-database.ts';

export type Place = {
  role: string;
  /** The tenant lets people in by its identity provider only. */
  ssoOnly: boolean;
};

/** A user's place in a tenant; undefined when they are no member. */
export async function findPlace(
  db: Database,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<Place | undefined> {
  const member = await db.prisma.member.findUnique({
    where: { tenantId_userId: { tenantId, userId } },
    select: {
      role: true,
      tenant: { select: { sso: { select: { enabled: true, passwords: true } } } },
    },
  });
  if (!member) return undefined;
  const { sso } = member.tenant;
  return { role: member.role, ssoOnly: sso?.passwords === false && sso.enabled };
}
