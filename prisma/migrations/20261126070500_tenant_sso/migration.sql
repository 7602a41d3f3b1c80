-- AlterTable
ALTER TABLE "session" ADD COLUMN     "sso_id_token" TEXT,
ADD COLUMN     "sso_tenant_id" TEXT;

-- CreateTable
CREATE TABLE "tenant_sso" (
    "tenant_id" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "secret_sealed" BYTEA,
    "scopes" TEXT[],
    "groups_claim" TEXT NOT NULL,
    "group_roles" JSONB NOT NULL,
    "default_role" TEXT,
    "domains" TEXT[],
    "passwords" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_sso_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "sso_attempt" (
    "state_hash" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "code_verifier" TEXT NOT NULL,
    "return_to" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sso_attempt_pkey" PRIMARY KEY ("state_hash")
);

-- CreateTable
CREATE TABLE "sso_identity" (
    "tenant_id" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sso_identity_pkey" PRIMARY KEY ("tenant_id","issuer","subject")
);

-- CreateIndex
CREATE INDEX "sso_attempt_expires_at_idx" ON "sso_attempt"("expires_at");

-- CreateIndex
CREATE INDEX "sso_identity_user_id_idx" ON "sso_identity"("user_id");

-- CreateIndex
CREATE INDEX "session_sso_tenant_id_idx" ON "session"("sso_tenant_id");

-- AddForeignKey
ALTER TABLE "tenant_sso" ADD CONSTRAINT "tenant_sso_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sso_identity" ADD CONSTRAINT "sso_identity_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sso_identity" ADD CONSTRAINT "sso_identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
