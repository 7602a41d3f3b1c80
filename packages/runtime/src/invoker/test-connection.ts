/** What the connection's Test button does: a fresh login, then the manifest's test action. */
import type { ActionSignal, ConnectorErrorCode } from '@flowbridge/connector-sdk';
import type { HttpClient } from '@flowbridge/egress';
import type { StepFailure, StepFailureError } from '@flowbridge/engine';
import { type ConnectorSource, createActionInvoker } from './action-invoker.ts';
import { openConnection, type ResolvedConnection } from './connection.ts';
import { chosenAuth } from './request/authorize.ts';
import { forgetSession, obtainSession } from './session/connection-session.ts';
import type { SessionStore } from './session/session-store.ts';
import { type ConnectionThrottle, unsharedThrottle } from './throttle/connection-throttle.ts';
import { createPatience } from './throttle/patience.ts';
import { toStepFailure } from './to-step-failure.ts';

export type ConnectionTest =
  | { ok: true; durationMs: number }
  | {
      ok: false;
      durationMs: number;
      code: ConnectorErrorCode | (string & {});
      message: string;
      details: StepFailure['details'];
    };

/**
 * Tests a connection. Never rejects for what the connection or its system did wrong: that is the answer. The session made
 * stays in `sessions`, so that the next call uses it. `timeoutMs` default 20,000.
 */
export async function testConnection(options: {
  connectors: ConnectorSource;
  connectorKey: string;
  connection: ResolvedConnection;
  sessions: SessionStore;
  http: HttpClient;
  /** Default: limits are not kept. */
  throttle?: ConnectionThrottle;
  signal: ActionSignal;
  timeoutMs?: number;
  nowMs?: () => number;
}): Promise<ConnectionTest> {
  const nowMs = options.nowMs ?? Date.now;
  const startedMs = nowMs();
  const { connection, connectorKey, connectors, sessions, http, signal } = options;
  const throttle = options.throttle ?? unsharedThrottle;
  const timeoutMs = options.timeoutMs ?? 20_000;
  const connector = connectors.find(connectorKey);
  try {
    if (connector === undefined) throw new Error(`unknown connector ${connectorKey}`);
    const opened = openConnection(connector, connection);
    const auth = chosenAuth(opened);
    await forgetSession(connection.id, sessions);
    if (auth.kind === 'sessionLogin') {
      const patience = createPatience(opened, { throttle, signal, nowMs, deadlineMs: startedMs + timeoutMs });
      await obtainSession(opened, connection.id, auth, { http, sessions, throttle, nowMs, patience });
    }
    const { test } = connector.manifest;
    if (test !== undefined && 'action' in test) {
      const invoker = createActionInvoker({
        connectors,
        connections: { resolve: async () => connection },
        sessions,
        http,
        throttle,
        nowMs,
      });
      await invoker.invoke(
        {
          connector: connectorKey,
          action: test.action,
          stepId: 'connectionTest',
          input: test.input,
          idempotencyKey: `connection-test-${connection.id}`,
          timeoutMs,
        },
        signal,
      );
    }
    return { ok: true, durationMs: nowMs() - startedMs };
  } catch (error) {
    const { failure }: StepFailureError = toStepFailure(error, {
      system: connectorKey,
      action: 'test',
      ...(connector === undefined ? {} : { manifest: connector.manifest }),
    });
    return {
      ok: false,
      durationMs: nowMs() - startedMs,
      code: failure.code,
      message: failure.message,
      details: failure.details,
    };
  }
}
