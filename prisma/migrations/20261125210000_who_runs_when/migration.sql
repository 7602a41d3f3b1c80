-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "max_running_runs" INTEGER;

-- How many runs of a version's flow may be running at the same time; null: no limit of its own. Read out of the document once,
-- when the version is written: a claim looks at many versions and must not read their documents. The datamodel cannot say
-- generated columns.
ALTER TABLE "flow_version" ADD COLUMN "max_parallel" INTEGER GENERATED ALWAYS AS (
  CASE "document"->'settings'->'overlap'->>'policy'
    WHEN 'parallel' THEN ("document"->'settings'->'overlap'->>'max')::integer
    WHEN 'queue' THEN 1
    WHEN 'skip' THEN 1
    WHEN 'replace' THEN 1
  END) STORED;

-- What a claim chooses from: tenant by tenant, flow by flow, runs that have begun before first, then the oldest.
-- Partial, so that ended runs cost it nothing; the datamodel cannot say these three.
CREATE INDEX "run_queued" ON "run" ("tenant_id", "flow_id", ("resumes" = 0 AND "started_at" IS NULL), "id")
  WHERE "state" = 'queued';

-- Who takes up room now: what limits are counted from.
CREATE INDEX "run_running" ON "run" ("tenant_id", "flow_id") INCLUDE ("mode") WHERE "state" = 'running';

-- Runs of a flow that have begun and stand still: what "not while another one is open" asks for besides the two above.
CREATE INDEX "run_paused" ON "run" ("tenant_id", "flow_id") WHERE "state" IN ('waiting', 'needsDecision');
