import {
  inTransaction,
  keepText,
  listDecisions,
  recordAuditEvent,
  decideStep as writeDecision,
} from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import type { Access } from '../contract/access.ts';
import { Refusal } from '../contract/refusal.ts';
import type { DecideStepInput } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { findRun } from './find-run.ts';
import { viewDecision } from './run-view.ts';

/**
 * Says what became of a call of which nobody knows whether it happened. The run goes on when its last question is answered: one
 * that went on in between would ask the others anew in a moment, and whoever answers several would be told there is none.
 */
export async function decideStep(
  deps: ApiDeps,
  access: Access,
  { id, path, decision, outputJson }: DecideStepInput,
): Promise<{ id: string }> {
  const { tenantId, userId } = access;
  await findRun(deps, access, id);
  requireJson(outputJson);
  const decided = await inTransaction(deps.db, async (client) => {
    const stillAsked = await writeDecision(client, {
      tenantId,
      runId: id,
      path,
      decision,
      outputJson:
        outputJson === undefined ? null : await keepText(client, { tenantId, runId: id, text: outputJson }),
      userId,
    });
    if (stillAsked === undefined) return false;
    await recordAuditEvent(client, {
      tenantId,
      userId,
      kind: 'run.decided',
      subjectId: id,
      details: { path, decision },
    });
    if (stillAsked === 0) await enqueue(client, [{ name: 'run.wake', payload: { runId: id } }]);
    return true;
  });
  if (!decided) throw await whyNot(deps, access, { id, path });
  return { id };
}

/** Somebody was faster, in this attempt of the run; or there was never a question. */
async function whyNot(
  deps: ApiDeps,
  access: Access,
  { id, path }: Pick<DecideStepInput, 'id' | 'path'>,
): Promise<Refusal> {
  const { tenantId } = access;
  const { attempt } = await findRun(deps, access, id);
  const [made] = await listDecisions(deps.db, { tenantId, runId: id, path });
  if (made?.attempt !== attempt)
    return new Refusal('nothingToDecide', { message: 'The run does not wait for a decision there.', path });
  const { by, ...said } = viewDecision(made);
  return new Refusal('decidedAlready', {
    message: 'Somebody else has said what became of that call. Their answer counts.',
    hint: 'Look at the run again.',
    path,
    details: { decision: said.decision, at: said.at, by },
  });
}

function requireJson(text: string | undefined): void {
  if (text === undefined) return;
  try {
    JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'not JSON';
    throw new Refusal('invalidInput', { path: 'output', message, details: { issues: [] } });
  }
}
