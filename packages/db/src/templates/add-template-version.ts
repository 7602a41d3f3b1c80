import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { recordCopy } from './insert-template.ts';
import { insertTemplateVersion } from './insert-template-version.ts';
import type { NewTemplateVersion } from './template-content.ts';

export type AddTemplateVersion = {
  tenantId: string;
  templateId: string;
  userId: string | null;
  kind: 'template.published' | 'template.copied' | 'template.imported';
  version: NewTemplateVersion;
  /** The version it follows: nothing is written when there is a newer one by now. */
  after: number;
  copyOf?: { templateId: string; version: number };
};

/** A further version of one of the tenant's own templates. Answers its number; undefined when `after` is not the newest. */
export function addTemplateVersion(db: Database, add: AddTemplateVersion): Promise<number | undefined> {
  return inTransaction(db, (client) => addTemplateVersionIn(client, add));
}

/** The same in the caller's transaction. */
export async function addTemplateVersionIn(
  client: PoolClient,
  add: AddTemplateVersion,
): Promise<number | undefined> {
  const { tenantId, templateId, userId, kind, after, copyOf } = add;
  // Holding the template's row, versions of one template come one after the other.
  const held = await client.query('SELECT 1 FROM template WHERE id = $2 AND tenant_id = $1 FOR UPDATE', [
    tenantId,
    templateId,
  ]);
  if (held.rowCount === 0) return undefined;
  const newest = await client.query<{ number: number | null }>(
    'SELECT max(number) AS number FROM template_version WHERE template_id = $1',
    [templateId],
  );
  if (newest.rows[0]?.number !== after) return undefined;
  const number = after + 1;
  await insertTemplateVersion(client, { templateId, number, userId, ...add.version });
  if (copyOf) await recordCopy(client, { ...copyOf, tenantId, userId, copyId: templateId });
  await recordAuditEvent(client, { tenantId, userId, kind, subjectId: templateId, details: { number } });
  return number;
}
