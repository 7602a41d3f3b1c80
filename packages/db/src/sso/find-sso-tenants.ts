import type { Database } from '../database/open-database.ts';

export type SsoTenant = {
  id: string;
  code: string;
  name: string;
  /** oidc, dingtalk or wecom. */
  kind: string;
};

const MOST = 20;

/** The tenants that sign people in by their provider: the one of this code, or those that list the e-mail's domain. By name. */
export async function findSsoTenants(
  db: Database,
  by: { code: string } | { domain: string },
): Promise<SsoTenant[]> {
  const rows = await db.prisma.tenant.findMany({
    where:
      'code' in by
        ? { code: by.code, sso: { enabled: true } }
        : { sso: { enabled: true, domains: { has: by.domain } } },
    select: { id: true, code: true, name: true, sso: { select: { kind: true } } },
    orderBy: { name: 'asc' },
    take: MOST,
  });
  return rows.map(({ sso, ...tenant }) => ({ ...tenant, kind: sso?.kind ?? 'oidc' }));
}
