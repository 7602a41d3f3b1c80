-- CreateTable
CREATE TABLE "dataset" (
    "tenant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pending" INTEGER NOT NULL DEFAULT 0,
    "delivering" INTEGER NOT NULL DEFAULT 0,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "parked" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dataset_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable. The key is compared by code point, whatever the database's own order: the primary key then answers "begins
-- with" and pages through keys; the datamodel cannot say a collation.
CREATE TABLE "dataset_record" (
    "tenant_id" TEXT NOT NULL,
    "dataset_id" TEXT NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "state" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "next_hash" TEXT,
    "next_source" TEXT,
    "next_fields" TEXT,
    "mapped" TEXT,
    "answered" TEXT,
    "error" TEXT,
    "target_id" TEXT,
    "uncertain" BOOLEAN NOT NULL DEFAULT false,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "claim_run_id" TEXT,
    "claim_path" TEXT,
    "claim_batch" INTEGER,
    "staged_run_id" TEXT NOT NULL,
    "staged_at" TIMESTAMPTZ(3) NOT NULL,
    "tried_run_id" TEXT,
    "tried_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "dataset_record_pkey" PRIMARY KEY ("tenant_id","dataset_id","key")
);

-- CreateTable
CREATE TABLE "dataset_work" (
    "tenant_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "dataset_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "new" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "parked" INTEGER NOT NULL DEFAULT 0,
    "batches" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "dataset_work_pkey" PRIMARY KEY ("tenant_id","run_id","attempt","path")
);

-- CreateIndex
CREATE UNIQUE INDEX "dataset_tenant_id_name_key" ON "dataset"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "dataset_record_dataset_id_sequence_idx" ON "dataset_record"("dataset_id", "sequence");

-- CreateIndex
CREATE INDEX "dataset_record_dataset_id_state_sequence_idx" ON "dataset_record"("dataset_id", "state", "sequence");

-- What may be taken, in the order in which it is. Partial, so that the many delivered records cost it nothing; the datamodel
-- cannot say that.
CREATE INDEX "dataset_record_due" ON "dataset_record" ("tenant_id", "dataset_id", "next_try_at", "sequence") WHERE "state" IN ('pending', 'failed');

-- Which records a run's batches hold: read at each claim and settling, and when runs have ended.
CREATE INDEX "dataset_record_claimed" ON "dataset_record" ("claim_run_id", "claim_path", "claim_batch") WHERE "state" = 'delivering';
