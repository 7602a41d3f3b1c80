import { type Database, findWaitCallback } from '@flowbridge/db';
import type { Callbacks, ReceivedCallback } from '@flowbridge/engine';
import { parseJson } from '@flowbridge/expression';

/** One-time addresses of a run's wait steps, and what has arrived there. */
export function waitCallbacks(
  { db, callbackAddress }: { db: Database; callbackAddress: (runId: string, path: string) => string },
  { tenantId, runId }: { tenantId: string; runId: string },
): Callbacks {
  return {
    address: (path) => callbackAddress(runId, path),
    async received(path) {
      const request = await findWaitCallback(db, { tenantId, runId, path });
      // Stored by the hook that took it, in this shape.
      return request === undefined ? undefined : (parseJson(request) as ReceivedCallback);
    },
  };
}
