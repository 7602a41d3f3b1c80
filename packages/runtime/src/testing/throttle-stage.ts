/** For tests: nodes that share one database, a connection with limits, and calls that know when they went and ended. */
import type { ConnectionLimits } from '@flowbridge/connector-sdk';
import { CONNECTION_BLOCKED, CONNECTION_TURNS, newId } from '@flowbridge/db';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { Turn } from '../invoker/throttle/connection-throttle.ts';
import { createSharedThrottle } from '../throttle/shared-throttle.ts';
import { runtimeDatabase } from './runtime-database.ts';

export async function throttleStage() {
  const database = await runtimeDatabase();
  const { db, tenantId } = database;
  onTestFinished(() => database[Symbol.asyncDispose]());

  return {
    db,
    tenantId,
    async connection(): Promise<string> {
      const id = newId();
      await db.pool.query(
        `INSERT INTO connection (id, tenant_id, connector_key, name, variables, secrets_sealed)
         VALUES ($1, $2, 'fake', $1, '{}', '')`,
        [id, tenantId],
      );
      return id;
    },
    /** A node as the runner makes it: the throttle, and a connection that listens. */
    async node(nodeId: string) {
      const shared = createSharedThrottle({ db, nodeId });
      const listener = new pg.Client({ connectionString: database.url });
      await listener.connect();
      listener.on('notification', ({ channel, payload = '' }) => {
        if (channel === CONNECTION_BLOCKED) shared.heardPause(payload);
        if (channel === CONNECTION_TURNS) shared.heardTurns(payload);
      });
      await listener.query(`LISTEN ${CONNECTION_BLOCKED}; LISTEN ${CONNECTION_TURNS}`);
      onTestFinished(async () => {
        shared.close();
        await listener.end();
      });
      const throttle = shared.forTenant(tenantId);
      return {
        shared,
        throttle,
        /** Waits for a turn; `null` when none was needed. */
        async turn(
          connectionId: string,
          limits: ConnectionLimits,
          more: { timeoutMs?: number; signal?: AbortSignal } = {},
        ): Promise<Turn | null> {
          const { timeoutMs = 15_000, signal = new AbortController().signal } = more;
          return (await throttle.turn({ connectionId, limits, timeoutMs, signal })) ?? null;
        },
      };
    },
  };
}
