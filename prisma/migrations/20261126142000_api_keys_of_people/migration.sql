-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "prefix" TEXT,
ADD COLUMN     "revoked_at" TIMESTAMPTZ(3),
ADD COLUMN     "tenant_id" TEXT;

-- CreateTable
CREATE TABLE "api_key_place" (
    "key_id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_place_pkey" PRIMARY KEY ("key_id","tenant_id")
);

-- CreateIndex
CREATE INDEX "api_key_place_tenant_id_idx" ON "api_key_place"("tenant_id");

-- CreateIndex
CREATE INDEX "api_key_user_id_idx" ON "api_key"("user_id");

-- CreateIndex
CREATE INDEX "api_key_tenant_id_user_id_idx" ON "api_key"("tenant_id", "user_id");

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "member"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key_place" ADD CONSTRAINT "api_key_place_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "api_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key_place" ADD CONSTRAINT "api_key_place_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
