-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "bulk_id" TEXT;

-- CreateTable
CREATE TABLE "bulk_operation" (
    "tenant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "selection" JSONB NOT NULL,
    "start_from" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "versions" JSONB NOT NULL,
    "per_minute" INTEGER,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "refusals" JSONB NOT NULL DEFAULT '[]',
    "cursor" TEXT NOT NULL DEFAULT '',
    "through_id" TEXT NOT NULL,
    "canary_run_id" TEXT,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_operation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- Attempts that a bulk operation ordered. Partial, so that all others cost it nothing; the datamodel cannot say that.
CREATE INDEX "attempt_of_bulk" ON "attempt" ("bulk_id") WHERE "bulk_id" IS NOT NULL;
