import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { newId } from '../ids/new-id.ts';
import type { PartKind } from './custom-part.ts';

export type NewPart = {
  tenantId: string;
  kind: PartKind;
  key: string;
  draft: object;
  userId: string | null;
};

/** Adds a part that has no version yet; undefined when the tenant has one of this kind and key. */
export async function insertPart(
  client: Pick<PoolClient, 'query'>,
  { tenantId, kind, key, draft, userId }: NewPart,
): Promise<string | undefined> {
  const id = newId();
  const { rowCount } = await client.query(
    `INSERT INTO custom_part (id, tenant_id, kind, key, draft) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [id, tenantId, kind, key, JSON.stringify(draft)],
  );
  if (rowCount !== 1) return undefined;
  await recordAuditEvent(client, {
    tenantId,
    userId,
    kind: `${kind}.created`,
    subjectId: id,
    details: { key },
  });
  return id;
}
