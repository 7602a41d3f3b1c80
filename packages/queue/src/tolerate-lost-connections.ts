import type { Pool } from 'pg';

/** Makes a lost connection a matter of the pool, which replaces it, instead of the process's end. */
export function tolerateLostConnections(pool: Pool): void {
  if (pool.listenerCount('error') === 0) pool.on('error', () => {});
  if (pool.listenerCount('connect') === 0) pool.on('connect', (client) => client.on('error', () => {}));
}
