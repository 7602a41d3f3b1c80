import { recordConnectionTest } from '@flowbridge/db';
import type { JobPayloads } from '@flowbridge/queue';
import { type Runtime, testConnection } from '@flowbridge/runtime';

/** Calls a connection's test action and keeps the result with the connection. Never rejects for what the system did. */
export async function testConnectionJob(
  runtime: Runtime,
  { tenantId, connectionId, requestId }: JobPayloads['connection.test'],
): Promise<void> {
  // What was just saved is what is tested.
  runtime.vault.forget(connectionId);
  const connection = await runtime.vault.open({ tenantId, connectionId });
  if (!connection) return;
  const test = await testConnection({
    connectors: await runtime.tenantConnectors.ofTenant(tenantId, connection.connectorKey),
    connectorKey: connection.connectorKey,
    connection,
    sessions: runtime.sessions.forTenant(tenantId),
    http: runtime.http,
    throttle: runtime.throttle.forTenant(tenantId),
    signal: new AbortController().signal,
  });
  const at = new Date().toISOString();
  const result = test.ok
    ? { requestId, at, ok: true, details: { durationMs: test.durationMs } }
    : { requestId, at, ok: false, code: test.code, message: test.message, details: test.details };
  await recordConnectionTest(runtime.db, { tenantId, connectionId, result });
}
