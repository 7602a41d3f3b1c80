import {
  acceptQueuedRun,
  inTransaction,
  loadVersionDocument,
  type RunKey,
  type ScheduleRow,
  takeFire,
} from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import { enqueue } from '@flowbridge/queue';
import { businessKeysOf, compileBusinessKeys, jsonText, type Runtime } from '@flowbridge/runtime';

export type Fire = {
  row: ScheduleRow;
  /** The database's time: runs begin by the clock that made them due. */
  nowMs: number;
  firedAt: Date;
  nextFireAt: Date | undefined;
  /** False: the fire was missed and is skipped; the row only moves on. */
  run: boolean;
};

/**
 * Fires a schedule once across all nodes: moving the row on and what comes of it — a run with its job, or the job that
 * polls — are one transaction, and of all nodes that try, one moves the row. Answers the run's id, or undefined when
 * another node was first or no run came of it.
 */
export function fireSchedule(
  runtime: Pick<Runtime, 'db' | 'tenants' | 'log'>,
  fire: Fire,
): Promise<string | undefined> {
  const { row, firedAt, nextFireAt } = fire;
  const { flowId, triggerId, tenantId } = row;
  return inTransaction(runtime.db, async (client) => {
    const { versionId } = await takeFire(client, { flowId, triggerId, firedAt, nextFireAt });
    if (!fire.run || !versionId) return undefined;
    if (row.kind === 'poll') {
      await enqueue(client, [{ name: 'poll.fire', payload: { tenantId, flowId, triggerId } }]);
      return undefined;
    }
    const version = await loadVersionDocument(runtime.db, { tenantId, versionId });
    // A published version may have no such trigger any more.
    const key = version?.document.triggers.find((trigger) => trigger.id === triggerId)?.key;
    if (!version || key === undefined) return undefined;
    const trigger = { key, kind: 'schedule', firedAt: firedAt.toISOString() };
    const { runId, skippedFor } = await acceptQueuedRun(client, {
      tenantId,
      flowId,
      versionId,
      triggerKey: key,
      triggerKind: 'schedule',
      triggerInputJson: jsonText(trigger),
      acceptedAt: new Date(fire.nowMs),
      overlap: version.document.settings?.overlap,
      keys: await keysOfFire(runtime, row, version.document, trigger),
    });
    if (skippedFor === undefined) await enqueue(client, [{ name: 'run.execute', payload: { runId } }]);
    return runId;
  });
}

async function keysOfFire(
  runtime: Pick<Runtime, 'tenants' | 'log'>,
  { tenantId, flowId, spec }: ScheduleRow,
  document: FlowDocument,
  trigger: unknown,
): Promise<RunKey[]> {
  const compiled = compileBusinessKeys(document.settings);
  if (!compiled) return [];
  const tenant = await runtime.tenants.get(tenantId);
  const run = { flowId, document, parameters: spec.parameters, trigger, tenant };
  return businessKeysOf(compiled, run, runtime.log);
}
