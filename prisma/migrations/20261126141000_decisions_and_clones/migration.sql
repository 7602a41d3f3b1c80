-- AlterTable
ALTER TABLE "flow_setup" ALTER COLUMN "template_id" DROP NOT NULL,
ALTER COLUMN "template_version" DROP NOT NULL;

-- AlterTable
ALTER TABLE "step_run" ADD COLUMN     "decided_at" TIMESTAMPTZ(3),
ADD COLUMN     "decided_by" TEXT;
