/**
 * Adds up what runs of this process write, by tenant, flow and day of acceptance, beside the journal: the hot path adds a
 * number to a map, and every two seconds one statement brings what has gathered to the database. A process that is killed
 * loses what it had gathered; the recount of that day finds it again (`recountLogUse`).
 */
import { addLogUse, type LogUse } from '@flowbridge/db';
import type { Pool } from 'pg';

export type LogUses = {
  /** Bytes a run has added; less than 0 when it has let go of some. */
  add(run: { tenantId: string; flowId: string; acceptedAtMs: number }, bytes: number): void;
  /** Work on what runs hold that nobody waits for; `close` does. */
  later(work: Promise<void>): void;
  /** Brings what has gathered to the database. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

export type LogUsesOptions = {
  pool: Pool;
  onFailure: (error: unknown) => void;
  /** Default 2,000 ms. */
  everyMs?: number;
};

const DAY_MS = 86_400_000;

export function createLogUses({ pool, onFailure, everyMs = 2_000 }: LogUsesOptions): LogUses {
  let gathered = new Map<string, LogUse>();
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> = Promise.resolve();
  const pending = new Set<Promise<void>>();

  function add({ tenantId, flowId, acceptedAtMs }: Parameters<LogUses['add']>[0], bytes: number): void {
    if (bytes === 0) return;
    const day = Math.floor(acceptedAtMs / DAY_MS);
    const key = `${flowId} ${day}`;
    const known = gathered.get(key);
    if (known) known.bytes += bytes;
    else
      gathered.set(key, { tenantId, flowId, day: new Date(day * DAY_MS).toISOString().slice(0, 10), bytes });
    timer ??= setTimeout(() => void flush(), everyMs).unref();
  }

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = undefined;
    flushing = flushing.then(write);
    return flushing;
  }

  async function write(): Promise<void> {
    const uses = gathered;
    if (uses.size === 0) return;
    gathered = new Map();
    try {
      await addLogUse(pool, [...uses.values()]);
    } catch (error) {
      onFailure(error);
      // It is counted with what comes next.
      for (const use of uses.values())
        add({ ...use, acceptedAtMs: Date.parse(`${use.day}T00:00:00Z`) }, use.bytes);
    }
  }

  return {
    add,
    flush,
    later(work) {
      const kept = work.catch(onFailure).finally(() => pending.delete(kept));
      pending.add(kept);
    },
    async close() {
      await Promise.all(pending);
      await flush();
      if (timer) clearTimeout(timer);
    },
  };
}
