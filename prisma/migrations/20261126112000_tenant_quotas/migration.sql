-- CreateTable
CREATE TABLE "tenant_quota" (
    "tenant_id" TEXT NOT NULL,
    "runs_per_minute" INTEGER,
    "log_bytes" BIGINT,
    "tick" BIGINT NOT NULL DEFAULT 0,
    "tick_counts" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

    CONSTRAINT "tenant_quota_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "log_use" (
    "tenant_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "flow_id" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,

    CONSTRAINT "log_use_pkey" PRIMARY KEY ("tenant_id","day","flow_id")
);

-- CreateTable
CREATE TABLE "log_total" (
    "tenant_id" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,

    CONSTRAINT "log_total_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "log_recount" (
    "day" DATE NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "log_recount_pkey" PRIMARY KEY ("day")
);

-- AddForeignKey
ALTER TABLE "tenant_quota" ADD CONSTRAINT "tenant_quota_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Its row changes with every counted run: room beside it, so that a change stays in its page and touches no index.
ALTER TABLE "tenant_quota" SET (fillfactor = 50);
ALTER TABLE "log_total" SET (fillfactor = 50);

-- What a claim chooses from (packages/db/src/runs/choose-runs-sql.ts), now with the lane of runs that count against the
-- tenant's runs per minute only when they begin: while that is used up their lane is passed over in one step. The third
-- expression is written the same in the code.
CREATE INDEX "run_queued_lane" ON "run" ("tenant_id", "flow_id",
  (NOT "is_test" AND "parent_run_id" IS NULL AND "resumes" = 0 AND "started_at" IS NULL
    AND ("attempt" > 1 OR "trigger_kind" NOT IN ('http', 'manual'))),
  ("resumes" = 0 AND "started_at" IS NULL), "id") WHERE "state" = 'queued';
DROP INDEX "run_queued";

-- Counts of the last 21 ticks of three seconds as they stand at a tick, newest first. 21 and not 20: whoever counts whole
-- ticks never lets more than the limit into any sixty seconds.
CREATE FUNCTION run_ticks(counts integer[], counted_at bigint, now_tick bigint) RETURNS integer[]
LANGUAGE sql IMMUTABLE AS $$
  SELECT (array_fill(0, ARRAY[least(greatest(now_tick - counted_at, 0), 21)::integer]) || counts)[1:21]
$$;

CREATE FUNCTION run_tick_now() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT floor(extract(epoch FROM clock_timestamp()) / 3)::bigint
$$;

-- Runs a tenant may still begin this minute; null: as many as it likes.
CREATE FUNCTION free_run_places(per_minute integer, counts integer[], counted_at bigint) RETURNS integer
LANGUAGE sql VOLATILE AS $$
  SELECT per_minute - coalesce((SELECT sum(c)::integer FROM unnest(run_ticks(counts, counted_at, run_tick_now())) AS c), 0)
$$;

-- Counts up to `wanted` runs of a tenant; with `forced` all of them, whatever the limit says. Answers how many may begin, and
-- the counts as they stand then. The row's lock makes it exact over all processes.
CREATE FUNCTION take_run_places(of_tenant text, wanted integer, forced boolean)
RETURNS TABLE (granted integer, per_minute integer, tick bigint, counts integer[]) LANGUAGE plpgsql AS $$
DECLARE
  quota tenant_quota;
BEGIN
  SELECT * INTO quota FROM tenant_quota WHERE tenant_id = of_tenant AND runs_per_minute IS NOT NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN QUERY SELECT wanted, NULL::integer, 0::bigint, '{}'::integer[];
    RETURN;
  END IF;
  per_minute := quota.runs_per_minute;
  tick := greatest(run_tick_now(), quota.tick);
  counts := run_ticks(quota.tick_counts, quota.tick, tick);
  granted := CASE WHEN forced THEN wanted
    ELSE greatest(0, least(wanted, per_minute - coalesce((SELECT sum(c)::integer FROM unnest(counts) AS c), 0))) END;
  IF granted > 0 THEN
    counts[1] := coalesce(counts[1], 0) + granted;
    UPDATE tenant_quota q SET tick = take_run_places.tick, tick_counts = take_run_places.counts
    WHERE q.tenant_id = of_tenant;
  END IF;
  RETURN NEXT;
END $$;
