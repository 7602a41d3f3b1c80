-- AlterTable
ALTER TABLE "api_credential" ADD COLUMN     "flow_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "former_hash" TEXT,
ADD COLUMN     "former_hint" TEXT,
ADD COLUMN     "former_last_used_at" TIMESTAMPTZ(3),
ADD COLUMN     "former_sealed" BYTEA,
ADD COLUMN     "former_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "tenant_variable" ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sealed" BYTEA,
ALTER COLUMN "value" DROP NOT NULL;

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email" TEXT,
    "role" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" TEXT,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lookup_table" (
    "id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lookup_table_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lookup_row" (
    "table_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "lookup_row_pkey" PRIMARY KEY ("table_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_tenant_id_idx" ON "invitation"("tenant_id");

-- CreateIndex
CREATE UNIQUE INDEX "lookup_table_tenant_id_name_key" ON "lookup_table"("tenant_id", "name");

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lookup_table" ADD CONSTRAINT "lookup_table_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lookup_row" ADD CONSTRAINT "lookup_row_table_id_fkey" FOREIGN KEY ("table_id") REFERENCES "lookup_table"("id") ON DELETE CASCADE ON UPDATE CASCADE;
