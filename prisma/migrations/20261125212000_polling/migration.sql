-- AlterTable
ALTER TABLE "schedule" ADD COLUMN     "anchor_at" TIMESTAMPTZ(3),
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'schedule';

-- Intervals without a first time were counted from fire to fire; from now on they are counted from here.
UPDATE "schedule" SET "anchor_at" = coalesce(nullif("next_fire_at", 'infinity'), "last_fired_at");

-- CreateTable
CREATE TABLE "poll_cursor" (
    "flow_id" TEXT NOT NULL,
    "trigger_id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "watermark" TEXT,
    "next_watermark" TEXT,
    "open_since" TIMESTAMPTZ(3),
    "more" BOOLEAN NOT NULL DEFAULT false,
    "last_polled_at" TIMESTAMPTZ(3),
    "last_found" INTEGER,
    "last_new" INTEGER,
    "last_error" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "backfill" TEXT,

    CONSTRAINT "poll_cursor_pkey" PRIMARY KEY ("flow_id","trigger_id")
);

-- CreateTable
CREATE TABLE "poll_run" (
    "run_id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "flow_id" TEXT NOT NULL,
    "trigger_id" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "poll_run_pkey" PRIMARY KEY ("run_id")
);

-- CreateTable
CREATE TABLE "poll_key" (
    "flow_id" TEXT NOT NULL,
    "trigger_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_key_pkey" PRIMARY KEY ("flow_id","trigger_id","key")
);

-- CreateIndex
CREATE INDEX "poll_run_flow_id_trigger_id_state_idx" ON "poll_run"("flow_id", "trigger_id", "state");

-- CreateIndex
CREATE INDEX "poll_key_run_id_idx" ON "poll_key"("run_id");

-- CreateIndex
CREATE INDEX "poll_key_last_seen_at_idx" ON "poll_key"("last_seen_at");
