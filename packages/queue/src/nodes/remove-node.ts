import type { Queryable } from '../jobs/enqueue.ts';

/** A process says that it stops: nobody has to wait until it counts as dead. */
export async function removeNode(pool: Queryable, { id }: { id: string }): Promise<void> {
  await pool.query('DELETE FROM node WHERE id = $1', [id]);
}
