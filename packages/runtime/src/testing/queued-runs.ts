/** For tests: flows and queued runs, as an acceptance leaves them. */
import { type Database, insertQueuedRun, newId } from '@flowbridge/db';
import { aFlow, type FlowSettings } from '@flowbridge/flow';

/** Adds a flow of one step with a published version; answers both ids. */
export async function addFlow(
  db: Database,
  tenantId: string,
  settings?: FlowSettings,
): Promise<{ tenantId: string; flowId: string; versionId: string }> {
  const [flowId, versionId] = [newId(), newId()];
  const document = { ...aFlow().manual().buildJson('made', 1).build(), ...(settings ? { settings } : {}) };
  await db.pool.query(
    `INSERT INTO flow (id, tenant_id, name, draft, bindings) VALUES ($1, $2, $1, $3, '{}')`,
    [flowId, tenantId, document],
  );
  await db.pool.query(
    `INSERT INTO flow_version (id, tenant_id, flow_id, number, hash, document) VALUES ($1, $2, $3, 1, $1, $4)`,
    [versionId, tenantId, flowId, document],
  );
  return { tenantId, flowId, versionId };
}

/** Adds `count` queued runs of a flow; answers their ids, oldest first. */
export async function addQueuedRuns(
  db: Database,
  flow: { tenantId: string; flowId: string; versionId: string },
  count: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const run = { ...flow, triggerKey: 'manual', triggerKind: 'manual', triggerInputJson: '{}' };
    ids.push(await insertQueuedRun(db.pool, run));
  }
  return ids;
}

/** Ends runs as an execution would. */
export async function endRuns(db: Database, runIds: readonly string[]): Promise<void> {
  await db.pool.query(`UPDATE run SET state = 'succeeded', ended_at = now() WHERE id = ANY($1)`, [runIds]);
}
