/**
 * SQL that chooses which queued runs go next, `WITH RECURSIVE` terms ending in `chosen (id, tenant_id, is_rated, place)`.
 * Parameters: $1 how many at most, $2 the limit of tenants without one of their own.
 *
 * Limits: a tenant's queued runs that are running, all nodes together; a flow's running runs of any mode, by the version
 * that would run (`flow_version.max_parallel`); a tenant's runs per minute, for those that count when they begin
 * (`rated-run-sql.ts`): what is chosen here is counted by the claim, which may get less. Order: the tenant with the fewest
 * running runs first, each chosen run counting as running for the next choice; inside a tenant runs that have begun before
 * (resumed, woken), then the oldest.
 *
 * Cost: the index `run_queued_lane` is skipped through, one probe for each lane (rated or not) of each flow that has queued
 * runs; then of each lane that may have a say only as many rows as it can get. How long the queue is does not matter, nor how
 * many of its runs wait for the next minute. A claim of 20 among 10,000 queued runs, with its transaction, on 2 cores: 1.6 ms
 * (2 flows of 2 tenants), 2.5 ms (100 of 100), 12 ms (1,000 of 10); lanes made that 1.1 to 1.4 times as much.
 * Tried and left: the oldest runs of a tenant first and limits afterwards (a flow at its limit with a long queue hides the
 * tenant's others, or all its rows are read at each claim); $1 rows of every flow (four times as slow with 1,000 flows).
 */
import { isRated } from '../quotas/rated-run-sql.ts';

/** A run that has not begun before; the index has the same expression. */
const FRESH = '(resumes = 0 AND started_at IS NULL)';
const RATED = isRated('');

export const CHOOSE_RUNS = `
  busy AS MATERIALIZED (
    SELECT tenant_id, flow_id, count(*)::int AS running, (count(*) FILTER (WHERE mode = 'queued'))::int AS queued_running
    FROM run WHERE state = 'running' GROUP BY tenant_id, flow_id),
  first_of_lane AS (
    (SELECT tenant_id, flow_id, ${RATED} AS is_rated, ${FRESH} AS is_fresh, id, version_id
     FROM run WHERE state = 'queued'
     ORDER BY tenant_id, flow_id, ${RATED}, ${FRESH}, id LIMIT 1)
    UNION ALL
    SELECT next.* FROM first_of_lane f CROSS JOIN LATERAL (
      SELECT tenant_id, flow_id, ${RATED}, ${FRESH}, id, version_id
      FROM run WHERE state = 'queued' AND (tenant_id, flow_id, ${RATED}) > (f.tenant_id, f.flow_id, f.is_rated)
      ORDER BY tenant_id, flow_id, ${RATED}, ${FRESH}, id LIMIT 1) next),
  with_room AS MATERIALIZED (
    SELECT w.tenant_id, w.running, coalesce(t.max_running_runs, $2::int) - w.running AS room,
      CASE WHEN q.runs_per_minute IS NOT NULL
        THEN free_run_places(q.runs_per_minute, q.tick_counts, q.tick) END AS places
    FROM (SELECT q.tenant_id, coalesce(sum(b.queued_running), 0)::int AS running
          FROM (SELECT DISTINCT tenant_id FROM first_of_lane) q LEFT JOIN busy b USING (tenant_id)
          GROUP BY q.tenant_id) w
    LEFT JOIN tenant t ON t.id = w.tenant_id
    LEFT JOIN tenant_quota q ON q.tenant_id = w.tenant_id
    WHERE coalesce(t.max_running_runs, $2::int) > w.running),
  open_lane AS (
    SELECT f.tenant_id, f.flow_id, f.is_rated, f.id, r.running, r.room, r.places, coalesce(b.running, 0) AS flow_running,
      first_value(f.is_fresh) OVER flow AS flow_fresh, first_value(f.id) OVER flow AS flow_first
    FROM first_of_lane f JOIN with_room r USING (tenant_id)
    LEFT JOIN busy b ON b.tenant_id = f.tenant_id AND b.flow_id = f.flow_id
    LEFT JOIN flow_version v ON v.id = f.version_id
    WHERE (v.max_parallel IS NULL OR coalesce(b.running, 0) < v.max_parallel)
      AND (NOT f.is_rated OR r.places IS NULL OR r.places > 0)
    WINDOW flow AS (PARTITION BY f.tenant_id, f.flow_id ORDER BY f.is_fresh, f.id)),
  open_flow AS MATERIALIZED (
    SELECT *, dense_rank() OVER (PARTITION BY tenant_id ORDER BY flow_fresh, flow_first) - 1 AS flows_ahead
    FROM open_lane),
  open_tenant AS (
    SELECT tenant_id, row_number() OVER (ORDER BY running, id) - 1 AS tenants_ahead
    FROM open_flow WHERE flows_ahead = 0 AND id = flow_first),
  candidate AS (
    SELECT c.id, c.is_fresh, c.version_id, o.tenant_id, o.is_rated, o.running, o.room, o.places, o.flow_running,
      row_number() OVER (PARTITION BY o.tenant_id, o.flow_id ORDER BY c.is_fresh, c.id) AS turn_of_flow
    FROM open_flow o JOIN open_tenant t USING (tenant_id)
    CROSS JOIN LATERAL (
      SELECT q.id, q.version_id, (q.resumes = 0 AND q.started_at IS NULL) AS is_fresh FROM run q
      WHERE q.state = 'queued' AND q.tenant_id = o.tenant_id AND q.flow_id = o.flow_id
        AND ${isRated('q')} = o.is_rated
      ORDER BY (q.resumes = 0 AND q.started_at IS NULL), q.id
      LIMIT least(o.room, $1::int - t.tenants_ahead - o.flows_ahead, CASE WHEN o.is_rated THEN o.places END)) c
    WHERE t.tenants_ahead + o.flows_ahead < $1::int),
  counted AS (
    SELECT c.id, c.tenant_id, c.is_rated, c.running, c.room, c.places,
      row_number() OVER tenant AS turn_of_any, count(*) FILTER (WHERE c.is_rated) OVER tenant AS turn_of_rated
    FROM candidate c LEFT JOIN flow_version v ON v.id = c.version_id
    WHERE v.max_parallel IS NULL OR c.flow_running + c.turn_of_flow <= v.max_parallel
    WINDOW tenant AS (PARTITION BY c.tenant_id ORDER BY c.is_fresh, c.id ROWS UNBOUNDED PRECEDING)),
  allowed AS (
    -- Of those before it, rated ones that get no place are not ahead of it.
    SELECT *, turn_of_any - greatest(0, turn_of_rated - places) AS turn_of_tenant FROM counted
    WHERE NOT is_rated OR places IS NULL OR turn_of_rated <= places),
  chosen AS MATERIALIZED (
    SELECT id, tenant_id, is_rated, row_number() OVER (ORDER BY running + turn_of_tenant, id) AS place FROM allowed
    WHERE turn_of_tenant <= room ORDER BY running + turn_of_tenant, id LIMIT $1::int)`;
