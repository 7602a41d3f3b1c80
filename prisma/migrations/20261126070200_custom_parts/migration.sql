-- CreateTable
CREATE TABLE "custom_part" (
    "id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "draft" JSON NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "last_trial" JSON,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "custom_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custom_part_version" (
    "id" TEXT NOT NULL,
    "part_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "content" JSON NOT NULL,
    "changelog" TEXT,
    "author_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "custom_part_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flow_version_part" (
    "flow_version_id" TEXT NOT NULL,
    "part_version_id" TEXT NOT NULL,

    CONSTRAINT "flow_version_part_pkey" PRIMARY KEY ("flow_version_id","part_version_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "custom_part_tenant_id_kind_key_key" ON "custom_part"("tenant_id", "kind", "key");

-- CreateIndex
CREATE UNIQUE INDEX "custom_part_version_part_id_number_key" ON "custom_part_version"("part_id", "number");

-- CreateIndex
CREATE INDEX "flow_version_part_part_version_id_idx" ON "flow_version_part"("part_version_id");

-- AddForeignKey
ALTER TABLE "custom_part" ADD CONSTRAINT "custom_part_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custom_part_version" ADD CONSTRAINT "custom_part_version_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "custom_part"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_version_part" ADD CONSTRAINT "flow_version_part_flow_version_id_fkey" FOREIGN KEY ("flow_version_id") REFERENCES "flow_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_version_part" ADD CONSTRAINT "flow_version_part_part_version_id_fkey" FOREIGN KEY ("part_version_id") REFERENCES "custom_part_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;
