-- CreateTable
CREATE TABLE "flow_upgrade" (
    "id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "flow_id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "user_id" TEXT,
    "made" BOOLEAN NOT NULL DEFAULT false,
    "origin_before" JSONB,
    "origin_after" JSONB NOT NULL,
    "draft_before" JSON,
    "revision" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rolled_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "flow_upgrade_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "flow_upgrade_flow_id_at_idx" ON "flow_upgrade"("flow_id", "at");

-- CreateIndex
CREATE INDEX "flow_upgrade_tenant_id_at_idx" ON "flow_upgrade"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "flow_upgrade_group_id_idx" ON "flow_upgrade"("group_id");

-- AddForeignKey
ALTER TABLE "flow_upgrade" ADD CONSTRAINT "flow_upgrade_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;
