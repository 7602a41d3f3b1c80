import pg from 'pg';

export type OpenPoolOptions = {
  url: string;
  /** Connections at most. */
  size: number;
  /**
   * Sends a statement without waiting for the answers to those before: several statements of a transaction then cost one trip
   * to the server and back. Default false.
   */
  pipeline?: boolean;
};

/**
 * Connections for plain SQL. One that the server drops, idle or in a transaction, is replaced by the pool; without the
 * listeners here its error would end the process.
 */
export function openPool({ url, size, pipeline = false }: OpenPoolOptions): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: size, pipeline });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
