/**
 * Counts runs that begin for callers who wait, against their tenant's runs per minute. One statement is on its way at a time for
 * a tenant, for all that ask meanwhile. While the database is away calls pass: what could not be counted could not be
 * recorded either, and fails there.
 */
import { type Database, takeRunPlaces } from '@flowbridge/db';
import type { RuntimeLog } from '../runs/runtime.ts';

export type RunPlace = { granted: true } | { granted: false; perMinute: number; waitMs: number };

export type RunPlaces = {
  /** Counts one run of the tenant, if there is a place for it in this minute. */
  take(tenantId: string): Promise<RunPlace>;
};

/** Runs counted by one statement at most. */
const MOST = 500;

type Asking = (place: RunPlace) => void;

export function createRunPlaces({ db, log }: { db: Database; log: RuntimeLog }): RunPlaces {
  const asking = new Map<string, Asking[]>();

  async function takeFor(tenantId: string, queue: Asking[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, MOST);
      try {
        const taken = await takeRunPlaces(db.pool, { tenantId, wanted: batch.length });
        const { granted, waitMs } = taken;
        const perMinute = taken.perMinute ?? 0;
        batch.forEach((answer, index) => {
          answer(index < granted ? { granted: true } : { granted: false, perMinute, waitMs });
        });
      } catch (error) {
        log.warn({ err: error, tenantId }, 'runs could not be counted against a quota and pass');
        for (const answer of batch) answer({ granted: true });
      }
    }
    asking.delete(tenantId);
  }

  return {
    take: (tenantId) =>
      new Promise((resolve) => {
        const queue = asking.get(tenantId);
        if (queue) {
          queue.push(resolve);
          return;
        }
        const first = [resolve];
        asking.set(tenantId, first);
        // All that ask in this turn of the event loop share the statement.
        setImmediate(() => void takeFor(tenantId, first));
      }),
  };
}
