/**
 * What a flow's overlap policy says to a new run, at the moment it is accepted. Limits (`parallel` with a maximum, `queue`)
 * say nothing here: the run is accepted and waits for its claim.
 *
 * skip     the run is not made while another one has not ended, also one that waits or needs a decision.
 * replace  the others are cancelled, queued ones at once; the new one waits for the end of a running one as in `queue`. A run
 *          that needs a decision stays: what it did in another system is not known yet, and cancelling it would hide that.
 */
import type { ClientBase } from 'pg';
import { listOpenRuns } from './list-open-runs.ts';
import { lockFlow } from './lock-flow.ts';
import type { Overlap } from './overlap.ts';
import { requestCancel } from './request-cancel.ts';

type Client = Pick<ClientBase, 'query'>;

/** Whether accepting a run under this policy has to look at the others. */
export function asksOthers(overlap: Overlap): boolean {
  return overlap?.policy === 'skip' || overlap?.policy === 'replace';
}

/**
 * Asks the policy, in the transaction that accepts the run: no other run of the flow is accepted until that has ended.
 * Answers the id of the run because of which the new one is not made; undefined when it may be accepted.
 */
export async function admitRun(
  client: Client,
  { tenantId, flowId, overlap }: { tenantId: string; flowId: string; overlap: Overlap },
): Promise<string | undefined> {
  if (!asksOthers(overlap)) return undefined;
  await lockFlow(client, flowId);
  const open = await listOpenRuns(client, { tenantId, flowId });
  if (overlap?.policy === 'skip') return open[0]?.id;
  for (const { id, state } of open)
    if (state !== 'needsDecision') await requestCancel({ pool: client }, { tenantId, runId: id });
  return undefined;
}
