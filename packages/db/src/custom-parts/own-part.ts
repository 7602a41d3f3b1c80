import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { newId } from '../ids/new-id.ts';
import type { PartKind } from './custom-part.ts';
import { tellParts } from './tell-parts.ts';

type Client = Pick<PoolClient, 'query'>;

/** Keys of all parts of a kind, those without a version included. */
export async function listPartKeys(
  client: Client,
  { tenantId, kind }: { tenantId: string; kind: PartKind },
): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(
    'SELECT key FROM custom_part WHERE tenant_id = $1 AND kind = $2 ORDER BY key',
    [tenantId, kind],
  );
  return rows.map(({ key }) => key);
}

export type OwnPart = { id: string; key: string; draft: unknown; content: unknown };

/** Parts by their keys with their newest content, null before the first version. `hold`: they stay so until the transaction ends. */
export async function readParts(
  client: Client,
  {
    tenantId,
    kind,
    keys,
    hold,
  }: { tenantId: string; kind: PartKind; keys: readonly string[]; hold: boolean },
): Promise<OwnPart[]> {
  const { rows } = await client.query<OwnPart>(
    `SELECT p.id, p.key, p.draft,
            (SELECT content FROM custom_part_version v WHERE v.part_id = p.id ORDER BY number DESC LIMIT 1) AS content
       FROM custom_part p WHERE p.tenant_id = $1 AND p.kind = $2 AND p.key = ANY($3)
      ORDER BY p.key ${hold ? 'FOR UPDATE OF p' : ''}`,
    [tenantId, kind, keys],
  );
  return rows;
}

export type AddPartVersion = {
  tenantId: string;
  userId: string | null;
  partId: string;
  /** Replaces the draft; absent: the draft stays. */
  draft?: object;
  content: object;
  hash: string;
};

/** Makes a content that came from elsewhere the next version. In a transaction. */
export async function addPartVersion(
  client: Client,
  { tenantId, userId, partId, draft, content, hash }: AddPartVersion,
): Promise<void> {
  const { rows } = await client.query<{ kind: string; key: string }>(
    `UPDATE custom_part SET draft = coalesce($3::json, draft), updated_at = now(),
            revision = CASE WHEN $3::json IS NULL THEN revision ELSE revision + 1 END
      WHERE tenant_id = $1 AND id = $2 RETURNING kind, key`,
    [tenantId, partId, draft === undefined ? null : JSON.stringify(draft)],
  );
  const [part] = rows;
  if (!part) throw new Error('FB-DB-PART-GONE');
  const made = await client.query<{ number: number }>(
    `INSERT INTO custom_part_version (id, part_id, number, hash, content, author_id)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5 FROM custom_part_version WHERE part_id = $2
     RETURNING number`,
    [newId(), partId, hash, JSON.stringify(content), userId],
  );
  await recordAuditEvent(client, {
    tenantId,
    userId,
    kind: `${part.kind}.published`,
    subjectId: partId,
    details: { key: part.key, number: made.rows[0]?.number },
  });
  await tellParts(client, { tenantId });
}
