import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { endSsoSessions } from './end-sso-sessions.ts';
import type { TenantSsoRow } from './tenant-sso.ts';

/**
 * Puts a tenant's single sign-on in place of the former one. Whoever was signed in by a provider that does not sign in any
 * more (another one, or switched off) is signed out.
 */
export function putSso(db: Database, { sso, userId }: { sso: TenantSsoRow; userId: string }): Promise<void> {
  const { tenantId, enabled, kind, issuer, clientId, scopes, groupsClaim, groupRoles, defaultRole, domains } =
    sso;
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{ issuer: string; client_id: string }>(
      'SELECT issuer, client_id FROM tenant_sso WHERE tenant_id = $1 FOR UPDATE',
      [tenantId],
    );
    await client.query(
      `INSERT INTO tenant_sso (tenant_id, enabled, issuer, client_id, secret_sealed, scopes, groups_claim, group_roles,
                               default_role, domains, passwords, kind, options)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT (tenant_id) DO UPDATE
         SET enabled = $2, issuer = $3, client_id = $4, secret_sealed = $5, scopes = $6, groups_claim = $7,
             group_roles = $8, default_role = $9, domains = $10, passwords = $11, kind = $12,
             options = $13, updated_at = now()`,
      [
        tenantId,
        enabled,
        issuer,
        clientId,
        sso.secretSealed,
        scopes,
        groupsClaim,
        JSON.stringify(groupRoles),
        defaultRole,
        domains,
        sso.passwords,
        kind,
        JSON.stringify(sso.options),
      ],
    );
    const [former] = rows;
    const isAnother = former && (former.issuer !== issuer || former.client_id !== clientId);
    if (!enabled || isAnother) await endSsoSessions(client, { tenantId });
    const { passwords } = sso;
    const access = { groupsClaim, groupRoles, defaultRole, domains, passwords };
    const details = { enabled, kind, issuer, clientId, ...access };
    await recordAuditEvent(client, { tenantId, userId, kind: 'sso.changed', subjectId: tenantId, details });
  });
}
