import type { Database } from '../database/open-database.ts';

export type Membership = {
  tenantId: string;
  code: string;
  name: string;
  /** In which the tenant's runs write dates: `Asia/Shanghai`. */
  timeZone: string;
  role: string;
  /** The tenant lets people in by its identity provider only. */
  ssoOnly: boolean;
  /** Kind of the identity provider people of the tenant sign in by; null: none. */
  ssoKind: string | null;
};

/** The tenants a user belongs to, by name. */
export async function listMemberships(db: Database, { userId }: { userId: string }): Promise<Membership[]> {
  const rows = await db.prisma.member.findMany({
    where: { userId },
    select: {
      tenantId: true,
      role: true,
      tenant: {
        select: {
          code: true,
          name: true,
          timeZone: true,
          sso: { select: { enabled: true, passwords: true, kind: true } },
        },
      },
    },
    orderBy: { tenant: { name: 'asc' } },
  });
  return rows.map(({ tenantId, role, tenant: { sso, ...tenant } }) => ({
    tenantId,
    role,
    ...tenant,
    ssoOnly: sso?.passwords === false && sso.enabled,
    ssoKind: sso?.enabled ? sso.kind : null,
  }));
}
