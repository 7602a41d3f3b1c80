-- AlterTable
ALTER TABLE "flow" ADD COLUMN     "setup_id" TEXT;

-- CreateTable
CREATE TABLE "flow_setup" (
    "id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "template_id" TEXT NOT NULL,
    "template_version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "choices" JSON,
    "connection_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "root_flow_id" TEXT,
    "user_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flow_setup_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "flow_setup_tenant_id_created_at_idx" ON "flow_setup"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "flow_setup_id_idx" ON "flow"("setup_id");

-- AddForeignKey
ALTER TABLE "flow" ADD CONSTRAINT "flow_setup_id_fkey" FOREIGN KEY ("setup_id") REFERENCES "flow_setup"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_setup" ADD CONSTRAINT "flow_setup_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
