import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { newId } from '../ids/new-id.ts';
import { tellParts } from './tell-parts.ts';

export type PublishPartVersion = {
  tenantId: string;
  partId: string;
  /** The draft's revision that is published: nothing is written when the draft has moved on. */
  revision: number;
  /** SHA-256 of the canonical content, hex. */
  hash: string;
  content: object;
  changelog: string | null;
  userId: string | null;
};

/**
 * Makes a content the next immutable version. Published flows go on with the versions they were published with. Answers its
 * number; undefined when the draft is no longer at `revision`. In a transaction: it holds the part's row, so that numbers
 * have no gap.
 */
export async function publishPartVersion(
  client: Pick<PoolClient, 'query'>,
  { tenantId, partId, revision, hash, content, changelog, userId }: PublishPartVersion,
): Promise<number | undefined> {
  const held = await client.query<{ kind: string; key: string }>(
    'SELECT kind, key FROM custom_part WHERE tenant_id = $1 AND id = $2 AND revision = $3 FOR UPDATE',
    [tenantId, partId, revision],
  );
  const [part] = held.rows;
  if (!part) return undefined;
  const { rows } = await client.query<{ number: number }>(
    `INSERT INTO custom_part_version (id, part_id, number, hash, content, changelog, author_id)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 FROM custom_part_version WHERE part_id = $2
     RETURNING number`,
    [newId(), partId, hash, JSON.stringify(content), changelog, userId],
  );
  const number = rows[0]?.number;
  if (number === undefined) throw new Error('FB-DB-NO-PART-VERSION');
  await recordAuditEvent(client, {
    tenantId,
    userId,
    kind: `${part.kind}.published`,
    subjectId: partId,
    details: { key: part.key, number },
  });
  await tellParts(client, { tenantId });
  return number;
}
