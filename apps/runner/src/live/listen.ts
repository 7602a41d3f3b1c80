/** One connection that listens to the api. When it is lost it is made again, and everything that may have been missed is redone. */
import pg from 'pg';

export type Listener = { stop(): Promise<void> };

export type ListenOptions = {
  url: string;
  /** By channel: what to do with a notification's payload. */
  channels: Record<string, (payload: string) => void>;
  /** Called after each (re)connection: notifications before it were not heard. */
  onConnected: () => void;
  onFailure: (error: unknown) => void;
};

const RETRY_MS = 1_000;

export async function listen(options: ListenOptions): Promise<Listener> {
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: options.url });
    next.on('error', (error) => lost(next, error));
    next.on('end', () => lost(next, undefined));
    next.on('notification', ({ channel, payload }) => options.channels[channel]?.(payload ?? ''));
    try {
      await next.connect();
      for (const channel of Object.keys(options.channels)) await next.query(`LISTEN ${channel}`);
    } catch (error) {
      lost(next, error);
      return;
    }
    client = next;
    options.onConnected();
  }

  function lost(which: pg.Client, error: unknown): void {
    if (error !== undefined && !stopped) options.onFailure(error);
    if (client === which) client = undefined;
    which.removeAllListeners('end');
    void which.end().catch(() => undefined);
    if (stopped || retry || client) return;
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, RETRY_MS);
  }

  await connect();
  return {
    async stop() {
      stopped = true;
      if (retry) clearTimeout(retry);
      await client?.end();
    },
  };
}
