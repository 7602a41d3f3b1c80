-- AlterTable
ALTER TABLE "tenant_sso" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'oidc',
ADD COLUMN     "options" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "sso_attempt" ADD COLUMN     "link_user_id" TEXT;

-- AlterTable
ALTER TABLE "sso_identity" ADD COLUMN     "known_as" TEXT;
