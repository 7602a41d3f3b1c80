-- CreateTable
CREATE TABLE "flow_folder" (
    "id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flow_folder_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "flow" ADD COLUMN     "folder_id" TEXT,
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- The folder was a bare text before: each becomes a folder at the top. A slash parts the folders of a path now.
INSERT INTO "flow_folder" ("id", "tenant_id", "name")
SELECT replace(gen_random_uuid()::text, '-', ''), "tenant_id", "name"
  FROM (SELECT DISTINCT "tenant_id", left(replace(trim("folder"), '/', '-'), 80) AS "name"
          FROM "flow" WHERE trim("folder") <> '') named;
UPDATE "flow" f SET "folder_id" = o."id"
  FROM "flow_folder" o
 WHERE o."tenant_id" = f."tenant_id" AND o."name" = left(replace(trim(f."folder"), '/', '-'), 80);
ALTER TABLE "flow" DROP COLUMN "folder";

-- CreateIndex
CREATE INDEX "flow_folder_tenant_id_idx" ON "flow_folder"("tenant_id");

-- CreateIndex
CREATE INDEX "flow_folder_id_idx" ON "flow"("folder_id");

-- AddForeignKey
ALTER TABLE "flow_folder" ADD CONSTRAINT "flow_folder_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_folder" ADD CONSTRAINT "flow_folder_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "flow_folder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow" ADD CONSTRAINT "flow_folder_id_fkey" FOREIGN KEY ("folder_id") REFERENCES "flow_folder"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A name is unique beside its siblings. Two partial indexes, because null differs from null; the datamodel cannot say them.
CREATE UNIQUE INDEX "flow_folder_at_top" ON "flow_folder" ("tenant_id", "name") WHERE "parent_id" IS NULL;
CREATE UNIQUE INDEX "flow_folder_inside" ON "flow_folder" ("tenant_id", "parent_id", "name") WHERE "parent_id" IS NOT NULL;

-- What a list of flows is searched and filtered by, read out of the draft once, when it is saved: a list of 5,000 flows must
-- not read 5,000 documents. The datamodel cannot say generated columns, and they may not hold a subquery: hence functions.
CREATE FUNCTION "flow_trigger_kinds"(draft JSON) RETURNS TEXT[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT t.value->>'kind'), '{}')
    FROM pg_catalog.json_array_elements(
      CASE pg_catalog.json_typeof(draft->'triggers') WHEN 'array' THEN draft->'triggers' ELSE '[]'::json END) t
$$;
CREATE FUNCTION "flow_connectors"(draft JSON) RETURNS TEXT[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT used.connector), '{}')
    FROM (SELECT s.value->'config'->>'connector' AS connector
            FROM pg_catalog.json_each(
              CASE pg_catalog.json_typeof(draft->'steps') WHEN 'object' THEN draft->'steps' ELSE '{}'::json END) s
           WHERE s.value->>'kind' = 'action'
          UNION ALL
          SELECT t.value->'config'->>'connector'
            FROM pg_catalog.json_array_elements(
              CASE pg_catalog.json_typeof(draft->'triggers') WHEN 'array' THEN draft->'triggers' ELSE '[]'::json END) t
           WHERE t.value->>'kind' IN ('poll', 'connectorEvent')) used
   WHERE used.connector <> ''
$$;
ALTER TABLE "flow" ADD COLUMN "trigger_kinds" TEXT[] GENERATED ALWAYS AS ("flow_trigger_kinds"("draft")) STORED;
ALTER TABLE "flow" ADD COLUMN "connectors" TEXT[] GENERATED ALWAYS AS ("flow_connectors"("draft")) STORED;
