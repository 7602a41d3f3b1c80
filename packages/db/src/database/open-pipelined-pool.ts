import pg from 'pg';

/**
 * A pool whose connections send a statement without waiting for the answers to those before: several statements of a
 * transaction then cost one trip to the server and back.
 */
export function openPipelinedPool({ url, size }: { url: string; size: number }): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: size, pipeline: true });
  // As in `openDatabase`: a lost connection is the pool's matter, not the process's end.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
