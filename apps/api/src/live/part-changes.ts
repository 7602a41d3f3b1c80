/**
 * Who waits for news of a tenant's own connectors and functions: that there are other versions, or that a trial of one has
 * ended. It carries no data; watchers read what they need inside their own tenant, and are all woken after a lost connection.
 * What must never happen: a watcher of one tenant hearing of another tenant's parts.
 */
import { PARTS_CHANGED } from '@flowbridge/db';
import { z } from 'zod';
import type { Listener } from './listen.ts';
import { createWatchers } from './watchers.ts';

export type PartChanges = {
  /** Calls `wake` when the tenant has other versions than before; answers how to stop. */
  onVersions(tenantId: string, wake: () => void): () => void;
  /** Calls `wake` when a trial of the part has ended; answers how to stop. */
  onTrial(part: { tenantId: string; partId: string }, wake: () => void): () => void;
};

const message = z.object({ tenantId: z.string(), triedPartId: z.string().exactOptional() });

export function watchPartChanges(): PartChanges & { listener: Listener } {
  const versions = createWatchers();
  const trials = createWatchers();
  return {
    onVersions: (tenantId, wake) => versions.subscribe(tenantId, wake),
    onTrial: ({ tenantId, partId }, wake) => trials.subscribe(`${tenantId}/${partId}`, wake),
    listener: {
      channel: PARTS_CHANGED,
      heard(payload) {
        const { success, data } = message.safeParse(payload);
        if (!success) return;
        if (data.triedPartId === undefined) versions.wake(data.tenantId);
        else trials.wake(`${data.tenantId}/${data.triedPartId}`);
      },
      reconnected() {
        versions.wakeEverybody();
        trials.wakeEverybody();
      },
    },
  };
}
