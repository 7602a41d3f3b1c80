import type { Database } from '../database/open-database.ts';

export type LivingNode = { id: string; kind: string };

/** Processes of this installation whose heartbeat is younger than `silentSeconds`. */
export async function listLivingNodes(
  db: Database,
  { silentSeconds }: { silentSeconds: number },
): Promise<LivingNode[]> {
  const { rows } = await db.pool.query<LivingNode>(
    'SELECT id, kind FROM node WHERE heartbeat_at > now() - make_interval(secs => $1) ORDER BY kind, id',
    [silentSeconds],
  );
  return rows;
}
