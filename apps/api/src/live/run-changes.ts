/**
 * Who watches which run. Runners NOTIFY that a run changed; this fans out to whoever watches that run. It carries no data:
 * watchers read what they need, inside their own tenant, and are all woken after a lost connection. What must never happen: a
 * watcher of one tenant hearing of another tenant's run.
 */
import { RUN_CHANGED } from '@flowbridge/db';
import { z } from 'zod';
import type { Listener } from './listen.ts';

export type RunChanges = {
  /** Calls `wake` whenever the tenant's run may have changed; answers how to stop. */
  subscribe(run: { tenantId: string; runId: string }, wake: () => void): () => void;
};

const message = z.object({ runId: z.string(), tenantId: z.string() });

export function watchRunChanges(): RunChanges & { listener: Listener } {
  const watchers = new Map<string, Set<() => void>>();
  const keyOf = ({ tenantId, runId }: { tenantId: string; runId: string }) => `${tenantId}/${runId}`;
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
    listener: {
      channel: RUN_CHANGED,
      heard(payload) {
        const parsed = message.safeParse(payload);
        if (!parsed.success) return;
        for (const wake of watchers.get(keyOf(parsed.data)) ?? []) wake();
      },
      reconnected() {
        for (const wakes of watchers.values()) for (const wake of wakes) wake();
      },
    },
  };
}
