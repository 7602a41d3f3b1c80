/**
 * One LISTEN connection for everything this process is told by others through PostgreSQL.
 *
 * States: connecting → listening → (connection lost) → connecting …; closed for good by `close`. Notifications sent while it
 * was not listening are lost, so every listener's `reconnected` is called after each connect.
 */
import type { Database } from '@flowbridge/db';
import pg from 'pg';
import type { Logger } from 'pino';

export type Listener = {
  channel: string;
  /** `payload` is JSON as it was sent; undefined when it was none. */
  heard(payload: unknown): void;
  /** From now on everything is heard; what was said before may be missed. */
  reconnected(): void;
};

const RECONNECT_FIRST_MS = 200;
const RECONNECT_LAST_MS = 5_000;

/** Listens until closed. */
export function listen(
  { db, log }: { db: Database; log: Logger },
  listeners: readonly Listener[],
): { close(): Promise<void> } {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;
  let delayMs = RECONNECT_FIRST_MS;

  const onNotification = ({ channel, payload }: pg.Notification) => {
    const said = parseJson(payload ?? '');
    for (const listener of listeners) if (listener.channel === channel) listener.heard(said);
  };

  const reconnectLater = (error: unknown) => {
    if (closed || retry) return;
    log.warn({ err: error }, 'notifications: connection lost, reconnecting');
    retry = setTimeout(() => {
      retry = undefined;
      connecting = connect();
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
      await next.query(listeners.map(({ channel }) => `LISTEN ${channel}`).join('; '));
      delayMs = RECONNECT_FIRST_MS;
      for (const listener of listeners) listener.reconnected();
    } catch (error) {
      reconnectLater(error);
    }
  };
  let connecting = connect();

  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      await connecting;
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
