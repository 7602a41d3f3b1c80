import type { Database } from '../database/open-database.ts';

export type ConnectionTestResult = {
  requestId: string;
  /** ISO 8601. */
  at: string;
  ok: boolean;
  code?: string;
  message?: string;
  details?: Record<string, unknown>;
};

/** Keeps the result of a connection's test. */
export async function recordConnectionTest(
  db: Database,
  test: { tenantId: string; connectionId: string; result: ConnectionTestResult },
): Promise<void> {
  await db.pool.query('UPDATE connection SET last_test = $3::jsonb WHERE tenant_id = $1 AND id = $2', [
    test.tenantId,
    test.connectionId,
    JSON.stringify(test.result),
  ]);
}
