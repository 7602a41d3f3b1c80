import {
  acceptQueuedRun,
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
    const version =
      fire.run && versionId ? await loadVersionDocument(runtime.db, { tenantId, versionId }) : undefined;
    // A published version may have no such trigger any more.
    const key = version?.document.triggers.find((trigger) => trigger.id === triggerId)?.key;
    if (versionId && version && key !== undefined) {
      const trigger = { key, kind: 'schedule', firedAt: firedAt.toISOString() };
      const accepted = await acceptQueuedRun(client, {
        tenantId,
        flowId,
        versionId,
        triggerKey: key,
        triggerKind: 'schedule',
        triggerInputJson: jsonText(trigger),
        overlap: version.document.settings?.overlap,
        keys: await keysOfFire(runtime, row, version.document, trigger),
      });
      runId = accepted.runId;
      if (accepted.skippedFor === undefined)
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

async function keysOfFire(
  runtime: Runtime,
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
