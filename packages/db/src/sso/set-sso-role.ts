import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';

export type SetSsoRole = { tenantId: string; userId: string; role: string | 'asIs' | null };

/**
 * Gives a person the role their groups stand for; null takes them out. `asIs` leaves the membership as it is. The last owner stays
 * owner whatever the groups say. True when they are a member now.
 */
export async function setSsoRole(
  client: PoolClient,
  { tenantId, userId, role }: SetSsoRole,
): Promise<boolean> {
  const owners = await client.query<{ user_id: string }>(
    `SELECT user_id FROM member WHERE tenant_id = $1 AND role = 'owner' FOR UPDATE`,
    [tenantId],
  );
  const { rows } = await client.query<{ role: string }>(
    'SELECT role FROM member WHERE tenant_id = $1 AND user_id = $2 FOR UPDATE',
    [tenantId, userId],
  );
  const before = rows[0]?.role ?? null;
  if (role === 'asIs' || role === before) return before !== null;
  if (before === 'owner' && owners.rowCount === 1) return true;
  if (role === null) {
    await client.query('DELETE FROM member WHERE tenant_id = $1 AND user_id = $2', [tenantId, userId]);
  } else {
    await client.query(
      `INSERT INTO member (tenant_id, user_id, role) VALUES ($1, $2, $3)
       ON CONFLICT (tenant_id, user_id) DO UPDATE SET role = $3`,
      [tenantId, userId, role],
    );
  }
  const kind = role === null ? 'member.removed' : before === null ? 'member.joined' : 'member.roleChanged';
  const details = { before, after: role, by: 'sso' };
  await recordAuditEvent(client, { tenantId, userId: null, kind, subjectId: userId, details });
  return role !== null;
}
