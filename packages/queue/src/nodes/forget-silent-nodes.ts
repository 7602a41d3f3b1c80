import type { Pool } from 'pg';
import { SILENT_SECONDS } from './node-numbers.ts';

/** Removes nodes whose heartbeat is too old, never `self`. Answers their ids: what they held has to be taken over. */
export async function forgetSilentNodes(pool: Pool, { self }: { self: string }): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'DELETE FROM node WHERE heartbeat_at < now() - make_interval(secs => $1) AND id <> $2 RETURNING id',
    [SILENT_SECONDS, self],
  );
  return rows.map((row) => row.id);
}
