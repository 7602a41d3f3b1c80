import type { ClientBase } from 'pg';

/** Any number, the same on all nodes: names the lock of everything that begins runs under a limit. */
const LOCK = 7_214_504;

/**
 * Holds back every other claim, on all nodes, until the caller's transaction ends. Limits are counted, so whoever counts must
 * see what the one before has begun: take this lock in a statement of its own, the next one then sees it.
 */
export async function lockClaims(client: Pick<ClientBase, 'query'>): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
}
