import {
  insertQueuedRun,
  inTransaction,
  loadVersionDocument,
  type ScheduleRow,
  takeFire,
} from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import { jsonText, type Runtime } from '@flowbridge/runtime';

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
export function fireSchedule(runtime: Pick<Runtime, 'db'>, fire: Fire): Promise<string | undefined> {
  const { row, firedAt, nextFireAt } = fire;
  const { flowId, triggerId, tenantId } = row;
  return inTransaction(runtime.db, async (client) => {
    const { versionId } = await takeFire(client, { flowId, triggerId, firedAt, nextFireAt });
    if (!fire.run || !versionId) return undefined;
    if (row.kind === 'poll') {
      await enqueue(client, [{ name: 'poll.fire', payload: { tenantId, flowId, triggerId } }]);
      return undefined;
    }
    const triggerKey = await keyOf(runtime, { tenantId, versionId, triggerId });
    if (triggerKey === undefined) return undefined;
    const trigger = { key: triggerKey, kind: 'schedule', firedAt: firedAt.toISOString() };
    const runId = await insertQueuedRun(client, {
      tenantId,
      flowId,
      versionId,
      triggerKey,
      triggerKind: 'schedule',
      triggerInputJson: jsonText(trigger),
      acceptedAt: new Date(fire.nowMs),
    });
    await enqueue(client, [{ name: 'run.execute', payload: { runId } }]);
    return runId;
  });
}

/** The trigger's key in the published version; undefined when that version has no such trigger. */
async function keyOf(
  runtime: Pick<Runtime, 'db'>,
  { tenantId, versionId, triggerId }: { tenantId: string; versionId: string; triggerId: string },
): Promise<string | undefined> {
  const version = await loadVersionDocument(runtime.db, { tenantId, versionId });
  return version?.document.triggers.find((trigger) => trigger.id === triggerId)?.key;
}
