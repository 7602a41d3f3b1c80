-- AlterTable
ALTER TABLE "flow_upgrade" ADD COLUMN     "bindings_after" JSON,
ADD COLUMN     "bindings_before" JSON;
