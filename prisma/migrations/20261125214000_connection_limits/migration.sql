-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "limits" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "connection_throttle" (
    "connection_id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),
    "throttled_times" INTEGER NOT NULL DEFAULT 0,
    "window_at" BIGINT NOT NULL DEFAULT 0,
    "window_counts" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "shares" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "connection_throttle_pkey" PRIMARY KEY ("connection_id")
);

-- AddForeignKey
ALTER TABLE "connection_throttle" ADD CONSTRAINT "connection_throttle_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A row is rewritten many times a second while its connection is busy: half-empty pages keep each new version beside the
-- old one (HOT), so that the primary key's index does not grow. The datamodel cannot say that.
ALTER TABLE "connection_throttle" SET (fillfactor = 50);
