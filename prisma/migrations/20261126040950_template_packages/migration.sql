-- AlterTable
ALTER TABLE "template_version" ADD COLUMN     "author_id" TEXT,
ADD COLUMN     "changelog" TEXT,
ADD COLUMN     "origin" JSONB,
ADD COLUMN     "sources" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "template_share" (
    "template_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "user_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_share_pkey" PRIMARY KEY ("template_id","audience")
);

-- CreateTable
CREATE TABLE "template_copy" (
    "id" TEXT NOT NULL,
    "template_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "user_id" TEXT,
    "copy_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_copy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "template_share_audience_idx" ON "template_share"("audience");

-- CreateIndex
CREATE INDEX "template_copy_template_id_created_at_idx" ON "template_copy"("template_id", "created_at");

-- CreateIndex
CREATE INDEX "template_copy_tenant_id_idx" ON "template_copy"("tenant_id");

-- AddForeignKey
ALTER TABLE "template_share" ADD CONSTRAINT "template_share_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_copy" ADD CONSTRAINT "template_copy_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_copy" ADD CONSTRAINT "template_copy_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
