import type { Database } from '../database/open-database.ts';

/**
 * Takes a dedupe key from a run that will never be accepted: it has no row, and the node that took the key for it has been
 * silent for `silentSeconds`, or took it more than `abandonedSeconds` ago. While that node may still be writing the row,
 * the key stays. False when there was nothing to take.
 */
export async function takeOverDedupeKey(
  db: Database,
  take: {
    flowId: string;
    key: string;
    from: string;
    to: string;
    nodeId: string;
    silentSeconds: number;
    abandonedSeconds: number;
  },
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE dedupe_key d SET run_id = $4, node_id = $5, claimed_at = now()
     WHERE flow_id = $1 AND key = $2 AND run_id = $3 AND NOT EXISTS (SELECT FROM run WHERE id = $3)
       AND (claimed_at < now() - make_interval(secs => $7) OR NOT EXISTS (
         SELECT FROM node n WHERE n.id = d.node_id AND n.heartbeat_at > now() - make_interval(secs => $6)))`,
    [take.flowId, take.key, take.from, take.to, take.nodeId, take.silentSeconds, take.abandonedSeconds],
  );
  return rowCount === 1;
}
