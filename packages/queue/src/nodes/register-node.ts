import type { Queryable } from '../jobs/enqueue.ts';

/** Writes a process of the installation into the node table. */
export async function registerNode(
  pool: Queryable,
  { id, kind }: { id: string; kind: string },
): Promise<void> {
  await pool.query(
    `INSERT INTO node (id, kind, started_at, heartbeat_at) VALUES ($1, $2, now(), now())
     ON CONFLICT (id) DO UPDATE SET heartbeat_at = now()`,
    [id, kind],
  );
}
