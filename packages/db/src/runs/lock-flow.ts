import type { ClientBase } from 'pg';

/** Any number, the same on all nodes: sets these locks apart from others. */
const SEED = 7_214_505;

/** Holds back every other acceptance of a run of this flow that asks for it, until the caller's transaction ends. */
export async function lockFlow(client: Pick<ClientBase, 'query'>, flowId: string): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, ${SEED}))`, [flowId]);
}
