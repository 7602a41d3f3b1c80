/**
 * SQL that chooses which queued runs go next, `WITH RECURSIVE` terms ending in `chosen (id, place)`. Parameters: $1 how many
 * at most, $2 the limit of tenants without one of their own.
 *
 * Limits: a tenant's queued runs that are running, all nodes together; a flow's running runs of any mode, by the version
 * that would run (`flow_version.max_parallel`). Order: the tenant with the fewest running runs first, each chosen run
 * counting as running for the next choice; inside a tenant runs that have begun before (resumed, woken), then the oldest.
 *
 * Cost: the index `run_queued` is skipped through, one probe for each flow that has queued runs; then of each flow that may
 * have a say only as many rows as it can get. How long the queue is does not matter. A claim of 20 among 10,000 queued runs, with its
 * transaction, on 2 cores: 1.6 ms (2 flows of 2 tenants), 2.5 ms (100 of 100), 12 ms (1,000 of 10).
 * Tried and left: the oldest runs of a tenant first and limits afterwards (a flow at its limit with a long queue hides the
 * tenant's others, or all its rows are read at each claim); $1 rows of every flow (four times as slow with 1,000 flows).
 */
export const CHOOSE_RUNS = `
  busy AS MATERIALIZED (
    SELECT tenant_id, flow_id, count(*)::int AS running, (count(*) FILTER (WHERE mode = 'queued'))::int AS queued_running
    FROM run WHERE state = 'running' GROUP BY tenant_id, flow_id),
  first_of_flow AS (
    (SELECT tenant_id, flow_id, (resumes = 0 AND started_at IS NULL) AS is_fresh, id, version_id
     FROM run WHERE state = 'queued'
     ORDER BY tenant_id, flow_id, (resumes = 0 AND started_at IS NULL), id LIMIT 1)
    UNION ALL
    SELECT next.* FROM first_of_flow f CROSS JOIN LATERAL (
      SELECT tenant_id, flow_id, (resumes = 0 AND started_at IS NULL), id, version_id
      FROM run WHERE state = 'queued' AND (tenant_id, flow_id) > (f.tenant_id, f.flow_id)
      ORDER BY tenant_id, flow_id, (resumes = 0 AND started_at IS NULL), id LIMIT 1) next),
  with_room AS MATERIALIZED (
    SELECT w.tenant_id, w.running, coalesce(t.max_running_runs, $2::int) - w.running AS room
    FROM (SELECT q.tenant_id, coalesce(sum(b.queued_running), 0)::int AS running
          FROM (SELECT DISTINCT tenant_id FROM first_of_flow) q LEFT JOIN busy b USING (tenant_id)
          GROUP BY q.tenant_id) w
    LEFT JOIN tenant t ON t.id = w.tenant_id
    WHERE coalesce(t.max_running_runs, $2::int) > w.running),
  open_flow AS MATERIALIZED (
    SELECT f.tenant_id, f.flow_id, f.id, r.running, r.room, coalesce(b.running, 0) AS flow_running,
      row_number() OVER (PARTITION BY f.tenant_id ORDER BY f.is_fresh, f.id) - 1 AS flows_ahead
    FROM first_of_flow f JOIN with_room r USING (tenant_id)
    LEFT JOIN busy b ON b.tenant_id = f.tenant_id AND b.flow_id = f.flow_id
    LEFT JOIN flow_version v ON v.id = f.version_id
    WHERE v.max_parallel IS NULL OR coalesce(b.running, 0) < v.max_parallel),
  open_tenant AS (
    SELECT tenant_id, row_number() OVER (ORDER BY running, id) - 1 AS tenants_ahead FROM open_flow WHERE flows_ahead = 0),
  candidate AS (
    SELECT c.id, c.is_fresh, c.version_id, o.tenant_id, o.running, o.room, o.flow_running,
      row_number() OVER (PARTITION BY o.tenant_id, o.flow_id ORDER BY c.is_fresh, c.id) AS turn_of_flow
    FROM open_flow o JOIN open_tenant t USING (tenant_id)
    CROSS JOIN LATERAL (
      SELECT q.id, q.version_id, (q.resumes = 0 AND q.started_at IS NULL) AS is_fresh FROM run q
      WHERE q.state = 'queued' AND q.tenant_id = o.tenant_id AND q.flow_id = o.flow_id
      ORDER BY (q.resumes = 0 AND q.started_at IS NULL), q.id
      LIMIT least(o.room, $1::int - t.tenants_ahead - o.flows_ahead)) c
    WHERE t.tenants_ahead + o.flows_ahead < $1::int),
  allowed AS (
    SELECT c.id, c.running, c.room,
      row_number() OVER (PARTITION BY c.tenant_id ORDER BY c.is_fresh, c.id) AS turn_of_tenant
    FROM candidate c LEFT JOIN flow_version v ON v.id = c.version_id
    WHERE v.max_parallel IS NULL OR c.flow_running + c.turn_of_flow <= v.max_parallel),
  chosen AS MATERIALIZED (
    SELECT id, row_number() OVER (ORDER BY running + turn_of_tenant, id) AS place FROM allowed
    WHERE turn_of_tenant <= room ORDER BY running + turn_of_tenant, id LIMIT $1::int)`;
