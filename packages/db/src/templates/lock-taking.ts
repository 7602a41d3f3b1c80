import type { ClientBase } from 'pg';

/** Packages are taken into a tenant one after the other: what one has found there stays so until it is done. */
export async function lockTaking(
  client: Pick<ClientBase, 'query'>,
  { tenantId }: { tenantId: string },
): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('take package ' || $1, 0))`, [tenantId]);
}
