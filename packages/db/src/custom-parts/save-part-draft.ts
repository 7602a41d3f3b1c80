import type { PoolClient } from 'pg';

export type SavePartDraft = { tenantId: string; partId: string; revision: number; draft: object };

/** Stores a draft that was made from `revision`; answers its new revision, undefined when the draft has moved on. */
export async function savePartDraft(
  client: Pick<PoolClient, 'query'>,
  { tenantId, partId, revision, draft }: SavePartDraft,
): Promise<number | undefined> {
  const { rows } = await client.query<{ revision: number }>(
    `UPDATE custom_part SET draft = $4, revision = revision + 1, updated_at = now()
      WHERE tenant_id = $1 AND id = $2 AND revision = $3 RETURNING revision`,
    [tenantId, partId, revision, JSON.stringify(draft)],
  );
  return rows[0]?.revision;
}
