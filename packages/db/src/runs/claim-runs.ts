import type { Database } from '../database/open-database.ts';

export type ClaimedRun = {
  id: string;
  tenantId: string;
  flowId: string;
  flowName: string;
  versionId: string;
  /** Null for the snapshot of a draft. */
  version: number | null;
  attempt: number;
  leaseNumber: number;
  isTest: boolean;
  triggerKey: string;
  triggerKind: string;
  triggerInputJson: string | null;
  triggerPayload: string | null;
  dedupeKey: string | null;
  acceptedAt: Date;
  startedAt: Date;
  cancelRequested: boolean;
  /** An execution of this attempt was here before: it goes on from the journal. */
  resumed: boolean;
  startFrom: 'trigger' | 'failedStep' | 'failedItems' | 'path';
  startPath: string | null;
  parentRunId: string | null;
  parentPath: string | null;
  bindings: { connections: Record<string, string>; parameters: Record<string, unknown> };
};

/**
 * Moves queued runs to `running` on a node, each under a new lease number. Runs that are not queued (any more) are not
 * in the answer: somebody else has them, or they ended.
 */
export async function claimRuns(
  db: Database,
  { runIds, nodeId }: { runIds: string[]; nodeId: string },
): Promise<ClaimedRun[]> {
  const { rows } = await db.pool.query<ClaimedRun>({
    name: 'claim-runs',
    text: `WITH picked AS (
             SELECT id, started_at IS NOT NULL AS resumed FROM run
             WHERE id = ANY($1::text[]) AND state = 'queued' FOR UPDATE),
           claimed AS (
             UPDATE run r SET state = 'running', node_id = $2, lease_number = lease_number + 1, waits_for = NULL,
               claimed_at = clock_timestamp(), started_at = coalesce(started_at, clock_timestamp())
             FROM picked p WHERE r.id = p.id
             RETURNING r.id, tenant_id, flow_id, version_id, attempt, lease_number, is_test, trigger_key, trigger_kind,
               trigger_input, trigger_payload, dedupe_key, accepted_at, started_at, cancel_requested, parent_run_id,
               parent_path, p.resumed)
           SELECT c.id, c.tenant_id AS "tenantId", c.flow_id AS "flowId",
             coalesce(f.name, '') AS "flowName", c.version_id AS "versionId", v.number AS version, c.attempt,
             c.lease_number AS "leaseNumber", c.is_test AS "isTest", c.trigger_key AS "triggerKey",
             c.trigger_kind AS "triggerKind", c.trigger_input AS "triggerInputJson",
             c.trigger_payload AS "triggerPayload", c.dedupe_key AS "dedupeKey", c.accepted_at AS "acceptedAt", c.started_at AS "startedAt",
             c.cancel_requested AS "cancelRequested", c.resumed, c.parent_run_id AS "parentRunId",
             c.parent_path AS "parentPath", coalesce(a.start_from, 'trigger') AS "startFrom",
             a.start_path AS "startPath",
             json_build_object('connections', coalesce(f.bindings->'connections', '{}'),
                               'parameters', coalesce(f.bindings->'parameters', '{}')) AS bindings
           FROM claimed c LEFT JOIN flow f ON f.id = c.flow_id LEFT JOIN flow_version v ON v.id = c.version_id
             LEFT JOIN attempt a ON a.run_id = c.id AND a.number = c.attempt`,
    values: [runIds, nodeId],
  });
  return rows;
}
