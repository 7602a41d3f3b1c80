import type { ClientBase } from 'pg';

/**
 * Takes one fire of a schedule: moves the row on from `firedAt` to `nextFireAt`. Of all nodes that try, one gets the
 * answer; the row is locked until the caller's transaction, which also inserts the run, ends. `taken` is false when
 * another node was first; `versionId` is absent when the flow is not enabled or not published.
 */
export async function takeFire(
  client: Pick<ClientBase, 'query'>,
  fire: { flowId: string; triggerId: string; firedAt: Date; nextFireAt: Date | undefined },
): Promise<{ taken: boolean; versionId?: string }> {
  const { rows } = await client.query<{ versionId: string | null }>(
    `WITH taken AS (
       UPDATE schedule SET next_fire_at = coalesce($4, 'infinity'::timestamptz), last_fired_at = $3
       WHERE flow_id = $1 AND trigger_id = $2 AND next_fire_at = $3 RETURNING flow_id)
     SELECT CASE WHEN f.enabled AND f.deleted_at IS NULL THEN f.published_version_id END AS "versionId"
     FROM taken JOIN flow f ON f.id = taken.flow_id`,
    [fire.flowId, fire.triggerId, fire.firedAt, fire.nextFireAt ?? null],
  );
  const row = rows[0];
  if (!row) return { taken: false };
  return row.versionId === null ? { taken: true } : { taken: true, versionId: row.versionId };
}
