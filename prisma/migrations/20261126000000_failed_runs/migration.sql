-- The list people repair from. Partial, because most runs succeed; the datamodel cannot say it.
CREATE INDEX "run_to_repair" ON "run" ("tenant_id", "id") WHERE "state" IN ('failed', 'completedWithFailures', 'cancelled');
