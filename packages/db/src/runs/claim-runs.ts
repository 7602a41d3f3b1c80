import type { Pool } from 'pg';
import { CHOOSE_RUNS } from './choose-runs-sql.ts';
import { lockClaims } from './lock-claims.ts';

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
  testOrderJson: string | null;
  testSamplesJson: string | null;
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

export type ClaimRuns = {
  nodeId: string;
  /** How many at most. */
  count: number;
  /** Running queued runs of a tenant that has no limit of its own. */
  tenantRuns: number;
};

/**
 * Moves the next queued runs that no limit holds back to `running` on a node, each under a new lease number; which ones:
 * `choose-runs-sql.ts`. In the order in which they are to begin. Empty when nothing may begin now.
 *
 * The limits hold exactly because claims come one after the other, on all nodes; runs per minute, which HTTP calls take from
 * too, because `take_run_places` counts under its tenant's row. Two things keep that lock short: `pool` is
 * pipelined (`openPool`), so the transaction is one trip; and it does not wait for the disk. A claim that a crash of
 * the server forgets leaves its run `queued`, and everything written under its lease comes later in the server's log, so
 * nothing of it can have survived.
 */
export async function claimRuns(pool: Pool, { nodeId, count, tenantRuns }: ClaimRuns): Promise<ClaimedRun[]> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const claim = { name: 'claim-runs', text: CLAIM, values: [count, tenantRuns, nodeId] };
    const sent = [
      client.query('BEGIN'),
      client.query(SETTINGS),
      lockClaims(client),
      client.query<ClaimedRun>(claim),
      client.query('COMMIT'),
    ] as const;
    await Promise.allSettled(sent);
    // After a statement that failed, COMMIT rolls back and says so without an error.
    const [, , , claimed] = await Promise.all(sent);
    return claimed.rows;
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * A plan is made once and kept, often while the table is all but empty: it must not be one that reads all rows. Every access
 * of the statement has its index.
 */
const SETTINGS = `SELECT set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true),
  set_config('enable_bitmapscan', 'off', true)`;

const CLAIM = `
  WITH RECURSIVE ${CHOOSE_RUNS},
  taken AS MATERIALIZED (
    SELECT w.tenant_id, t.granted FROM (
      SELECT tenant_id, count(*)::int AS wanted FROM chosen JOIN tenant_quota q USING (tenant_id)
      WHERE is_rated AND q.runs_per_minute IS NOT NULL GROUP BY tenant_id ORDER BY tenant_id) w
    CROSS JOIN LATERAL take_run_places(w.tenant_id, w.wanted, false) t),
  granted AS (
    SELECT c.id, c.place FROM (
      SELECT *, row_number() OVER (PARTITION BY tenant_id, is_rated ORDER BY place) AS turn FROM chosen) c
    LEFT JOIN taken n USING (tenant_id)
    WHERE NOT c.is_rated OR n.granted IS NULL OR c.turn <= n.granted),
  free AS (
    SELECT r.id, c.place, r.started_at IS NOT NULL AS resumed FROM granted c
    CROSS JOIN LATERAL (
      SELECT id, state, started_at FROM run WHERE run.id = c.id FOR UPDATE SKIP LOCKED) r
    WHERE r.state = 'queued'),
  claimed AS (
    UPDATE run SET state = 'running', node_id = $3, lease_number = lease_number + 1, waits_for = NULL,
      claimed_at = clock_timestamp(), started_at = coalesce(run.started_at, clock_timestamp())
    FROM free WHERE run.id = free.id
    RETURNING run.id, place, free.resumed, tenant_id, flow_id, version_id, attempt, lease_number, is_test,
      test_order, test_samples, trigger_key,
      trigger_kind, trigger_input, trigger_payload, dedupe_key, accepted_at, started_at, cancel_requested,
      parent_run_id, parent_path)
  SELECT c.id, c.tenant_id AS "tenantId", c.flow_id AS "flowId",
    coalesce(f.name, '') AS "flowName", c.version_id AS "versionId", v.number AS version, c.attempt,
    c.lease_number AS "leaseNumber", c.is_test AS "isTest",
    c.test_order AS "testOrderJson", c.test_samples AS "testSamplesJson", c.trigger_key AS "triggerKey",
    c.trigger_kind AS "triggerKind", c.trigger_input AS "triggerInputJson",
    c.trigger_payload AS "triggerPayload", c.dedupe_key AS "dedupeKey", c.accepted_at AS "acceptedAt",
    c.started_at AS "startedAt", c.cancel_requested AS "cancelRequested", c.resumed,
    c.parent_run_id AS "parentRunId", c.parent_path AS "parentPath",
    coalesce(a.start_from, 'trigger') AS "startFrom", a.start_path AS "startPath",
    json_build_object('connections', coalesce(f.bindings->'connections', '{}'),
                      'parameters', coalesce(f.bindings->'parameters', '{}')) AS bindings
  FROM claimed c LEFT JOIN flow f ON f.id = c.flow_id LEFT JOIN flow_version v ON v.id = c.version_id
    LEFT JOIN attempt a ON a.run_id = c.id AND a.number = c.attempt
  ORDER BY c.place`;
