-- AlterTable
ALTER TABLE "run" ADD COLUMN     "claimed_at" TIMESTAMPTZ(3),
ADD COLUMN     "parent_path" TEXT,
ADD COLUMN     "resumes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waits_for" TEXT;

-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "counts" TEXT,
ADD COLUMN     "start_path" TEXT;

-- AlterTable
ALTER TABLE "step_run" ADD COLUMN     "sampled_out" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "loop_checkpoint" (
    "run_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "loop_checkpoint_pkey" PRIMARY KEY ("run_id","attempt","path")
);

-- CreateTable
CREATE TABLE "wait_callback" (
    "run_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wait_callback_pkey" PRIMARY KEY ("run_id","path")
);

-- CreateTable
CREATE TABLE "run_key" (
    "tenant_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "run_key_pkey" PRIMARY KEY ("run_id","name")
);

-- CreateIndex
CREATE INDEX "run_key_tenant_id_value_run_id_idx" ON "run_key"("tenant_id", "value", "run_id");

-- Sub-runs of a run. Partial, so that the many runs nobody called cost it nothing; the datamodel cannot say that.
CREATE INDEX "run_called_by" ON "run" ("parent_run_id") WHERE "parent_run_id" IS NOT NULL;

-- Runs that wait for something: what a sweep for missed wake-ups reads.
CREATE INDEX "run_waiting" ON "run" ("id") WHERE "state" = 'waiting';
