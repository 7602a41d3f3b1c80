import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';
import { insertTemplateVersion } from './insert-template-version.ts';
import type { NewTemplateVersion } from './template-content.ts';

export type InsertTemplate = {
  id: string;
  tenantId: string;
  userId: string | null;
  /** How it came to be: what the audit says. */
  kind: 'template.published' | 'template.copied' | 'template.imported';
  version: NewTemplateVersion;
  /** The template it is a copy of: its publisher is told. */
  copyOf?: { templateId: string; version: number };
};

/** A new template of the tenant with its first version. */
export function insertTemplate(db: Database, insert: InsertTemplate): Promise<void> {
  return inTransaction(db, (client) => insertTemplateIn(client, insert));
}

/** The same in the caller's transaction. */
export async function insertTemplateIn(client: PoolClient, insert: InsertTemplate): Promise<void> {
  const { id, tenantId, userId, kind, copyOf } = insert;
  await client.query('INSERT INTO template (id, tenant_id, key) VALUES ($1, $2, $3)', [
    id,
    tenantId,
    // Not the id: copies carry the key to people who may no longer see the template.
    `tpl-${newId()}`,
  ]);
  await insertTemplateVersion(client, { templateId: id, number: 1, userId, ...insert.version });
  if (copyOf) await recordCopy(client, { ...copyOf, tenantId, userId, copyId: id });
  await recordAuditEvent(client, { tenantId, userId, kind, subjectId: id, details: { number: 1 } });
}

type Client = Parameters<typeof recordAuditEvent>[0];

export async function recordCopy(
  client: Client,
  copy: { templateId: string; version: number; tenantId: string; userId: string | null; copyId: string },
): Promise<void> {
  await client.query(
    `INSERT INTO template_copy (id, template_id, version, tenant_id, user_id, copy_id) VALUES ($1, $2, $3, $4, $5, $6)`,
    [newId(), copy.templateId, copy.version, copy.tenantId, copy.userId, copy.copyId],
  );
}
