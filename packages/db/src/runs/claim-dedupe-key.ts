import type { Database } from '../database/open-database.ts';

/**
 * Takes a dedupe key of a flow for `runId`, which `nodeId` is about to accept, until the window ends. Answers `runId`
 * itself when the key was free, else the run that holds it.
 */
export async function claimDedupeKey(
  db: Database,
  claim: { tenantId: string; flowId: string; key: string; runId: string; nodeId: string; windowMs: number },
): Promise<string> {
  const { rows } = await db.pool.query<{ runId: string }>({
    name: 'claim-dedupe-key',
    text: `WITH taken AS (
             INSERT INTO dedupe_key (flow_id, key, tenant_id, run_id, node_id, claimed_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, now(), now() + $6 * interval '1 millisecond')
             ON CONFLICT (flow_id, key) DO UPDATE SET run_id = excluded.run_id, node_id = excluded.node_id,
               claimed_at = excluded.claimed_at, expires_at = excluded.expires_at
               WHERE dedupe_key.expires_at < now()
             RETURNING run_id)
           SELECT run_id AS "runId" FROM taken
           UNION ALL SELECT run_id FROM dedupe_key WHERE flow_id = $1 AND key = $2 AND NOT EXISTS (SELECT FROM taken)`,
    values: [claim.flowId, claim.key, claim.tenantId, claim.runId, claim.nodeId, claim.windowMs],
  });
  const holder = rows[0]?.runId;
  // A holder that was inserted while this statement ran is not in its snapshot: it is seen by the next one.
  return holder ?? claimDedupeKey(db, claim);
}
