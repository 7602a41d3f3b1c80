import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';

export type ShareTemplate = {
  tenantId: string;
  templateId: string;
  /** The code of a tenant, or `*` for all. */
  audience: string;
  userId: string | null;
};

/** Lets others see one of the tenant's own templates; again is no change. False when the tenant has no such template. */
export function shareTemplate(db: Database, share: ShareTemplate): Promise<boolean> {
  const { tenantId, templateId, audience, userId } = share;
  return inTransaction(db, async (client) => {
    const own = await client.query('SELECT 1 FROM template WHERE id = $2 AND tenant_id = $1 FOR SHARE', [
      tenantId,
      templateId,
    ]);
    if (own.rowCount === 0) return false;
    const added = await client.query(
      `INSERT INTO template_share (template_id, audience, tenant_id, user_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [templateId, audience, tenantId, userId],
    );
    if (added.rowCount !== 0) {
      const details = { audience };
      await recordAuditEvent(client, {
        tenantId,
        userId,
        kind: 'template.shared',
        subjectId: templateId,
        details,
      });
    }
    return true;
  });
}

/** Takes a share back; what was copied stays where it is. False when there is no such share. */
export function revokeTemplateShare(db: Database, share: ShareTemplate): Promise<boolean> {
  const { tenantId, templateId, audience, userId } = share;
  return inTransaction(db, async (client) => {
    const removed = await client.query(
      'DELETE FROM template_share WHERE template_id = $2 AND tenant_id = $1 AND audience = $3',
      [tenantId, templateId, audience],
    );
    if (removed.rowCount === 0) return false;
    const details = { audience };
    await recordAuditEvent(client, {
      tenantId,
      userId,
      kind: 'template.shareRevoked',
      subjectId: templateId,
      details,
    });
    return true;
  });
}
