import type { Database } from '../database/open-database.ts';

export type SsoTenant = { id: string; code: string; name: string };

const MOST = 20;

/** The tenants that sign people in by their provider: the one of this code, or those that list the e-mail's domain. By name. */
export function findSsoTenants(
  db: Database,
  by: { code: string } | { domain: string },
): Promise<SsoTenant[]> {
  return db.prisma.tenant.findMany({
    where:
      'code' in by
        ? { code: by.code, sso: { enabled: true } }
        : { sso: { enabled: true, domains: { has: by.domain } } },
    select: { id: true, code: true, name: true },
    orderBy: { name: 'asc' },
    take: MOST,
  });
}
