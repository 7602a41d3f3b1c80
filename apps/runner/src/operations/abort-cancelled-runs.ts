import { listCancelRequests } from '@flowbridge/db';
import type { Runtime } from '@flowbridge/runtime';

/** Aborts the runs of this process whose end somebody asked for: a notification may have been missed. */
export async function abortCancelledRuns({ db, active }: Pick<Runtime, 'db' | 'active'>): Promise<void> {
  for (const runId of await listCancelRequests(db, [...active.keys()])) active.get(runId)?.abort();
}
