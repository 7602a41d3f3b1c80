import { insertQueuedRun, loadVersionDocument, type ScheduleRow, takeFire } from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import { jsonText, type Runtime } from '@flowbridge/runtime';

export type Fire = {
  row: ScheduleRow;
  firedAt: Date;
  nextFireAt: Date | undefined;
  /** False: the fire was missed and is skipped; the row only moves on. */
  run: boolean;
};

/**
 * Fires a schedule once across all nodes: moving the row on, the run and its job are one transaction, and of all nodes
 * that try, one moves the row. Answers the run's id, or undefined when another node was first or nothing is to run.
 */
export async function fireSchedule(runtime: Runtime, fire: Fire): Promise<string | undefined> {
  const { row, firedAt, nextFireAt } = fire;
  const { flowId, triggerId, tenantId } = row;
  const client = await runtime.db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const { versionId } = await takeFire(client, { flowId, triggerId, firedAt, nextFireAt });
    let runId: string | undefined;
    const triggerKey =
      fire.run && versionId ? await keyOf(runtime, { tenantId, versionId, triggerId }) : undefined;
    if (versionId && triggerKey !== undefined) {
      const trigger = { key: triggerKey, kind: 'schedule', firedAt: firedAt.toISOString() };
      runId = await insertQueuedRun(client, {
        tenantId,
        flowId,
        versionId,
        triggerKey,
        triggerKind: 'schedule',
        triggerInputJson: jsonText(trigger),
      });
      await enqueue(client, [{ name: 'run.execute', payload: { runId } }]);
    }
    await client.query('COMMIT');
    return runId;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The trigger's key in the published version; undefined when that version has no such trigger. */
async function keyOf(
  runtime: Runtime,
  { tenantId, versionId, triggerId }: { tenantId: string; versionId: string; triggerId: string },
): Promise<string | undefined> {
  const version = await loadVersionDocument(runtime.db, { tenantId, versionId });
  return version?.document.triggers.find((trigger) => trigger.id === triggerId)?.key;
}
