/**
 * One LISTEN connection for all watchers of this process. Runners NOTIFY that a run changed; this fans out to whoever
 * watches that run. It carries no data: watchers read what they need, inside their own tenant.
 *
 * States: connecting → listening → (connection lost) → connecting …; closed for good by `close`. Notifications sent while it
 * was not listening are lost, so every watcher is woken after each reconnect. What must never happen: a watcher of one
 * tenant hearing of another tenant's run.
 */
import { type Database, RUN_CHANGED } from '@flowbridge/db';
import pg from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';

export type RunChanges = {
  /** Calls `wake` whenever the tenant's run may have changed; answers how to stop. */
  subscribe(run: { tenantId: string; runId: string }, wake: () => void): () => void;
  close(): Promise<void>;
};

const message = z.object({ runId: z.string(), tenantId: z.string() });

const RECONNECT_FIRST_MS = 200;
const RECONNECT_LAST_MS = 5_000;

export function listenToRunChanges({ db, log }: { db: Database; log: Logger }): RunChanges {
  const watchers = new Map<string, Set<() => void>>();
  const keyOf = ({ tenantId, runId }: { tenantId: string; runId: string }) => `${tenantId}/${runId}`;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;
  let delayMs = RECONNECT_FIRST_MS;

  const wakeAll = () => {
    for (const wakes of watchers.values()) for (const wake of wakes) wake();
  };

  const onNotification = ({ payload }: pg.Notification) => {
    const parsed = message.safeParse(parseJson(payload ?? ''));
    if (!parsed.success) return;
    for (const wake of watchers.get(keyOf(parsed.data)) ?? []) wake();
  };

  const reconnectLater = (error: unknown) => {
    if (closed || retry) return;
    log.warn({ err: error }, 'run changes: connection lost, reconnecting');
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, delayMs);
    delayMs = Math.min(delayMs * 2, RECONNECT_LAST_MS);
  };

  const connect = async () => {
    const next = new pg.Client({ connectionString: db.url });
    client = next;
    next.on('notification', onNotification);
    next.on('error', (error) => {
      if (client === next) reconnectLater(error);
    });
    next.on('end', () => {
      if (client === next) reconnectLater(new Error('connection ended'));
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${RUN_CHANGED}`);
      delayMs = RECONNECT_FIRST_MS;
      wakeAll();
    } catch (error) {
      reconnectLater(error);
    }
  };
  let connecting = connect();

  return {
    subscribe(run, wake) {
      const key = keyOf(run);
      const wakes = watchers.get(key) ?? new Set();
      wakes.add(wake);
      watchers.set(key, wakes);
      return () => {
        wakes.delete(wake);
        if (wakes.size === 0 && watchers.get(key) === wakes) watchers.delete(key);
      };
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      await connecting;
      connecting = Promise.resolve();
      await client?.end().catch(() => {});
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
