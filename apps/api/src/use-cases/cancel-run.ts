import { requestCancel } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { ById } from '../contract/paging.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';

/** Asks for a run's end: a queued one ends at once, a running one at its next step. */
export async function cancelRun(deps: ApiDeps, access: Access, { id }: ById): Promise<{ id: string }> {
  const outcome = await requestCancel(deps.db, { tenantId: access.tenantId, runId: id });
  if (outcome === undefined) throw notFound('run');
  if (outcome === 'alreadyEnded') throw new Refusal('runEnded', { message: 'The run has ended already.' });
  return { id };
}
