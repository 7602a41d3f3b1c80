-- CreateTable
CREATE TABLE "part_origin" (
    "tenant_id" TEXT NOT NULL,
    "template_key" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "package_key" TEXT NOT NULL,
    "part_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "part_origin_pkey" PRIMARY KEY ("tenant_id","template_key","holder","kind","package_key")
);

-- AddForeignKey
ALTER TABLE "part_origin" ADD CONSTRAINT "part_origin_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
