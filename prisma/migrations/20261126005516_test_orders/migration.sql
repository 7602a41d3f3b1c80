-- AlterTable
ALTER TABLE "run" ADD COLUMN     "test_order" TEXT,
ADD COLUMN     "test_samples" TEXT;
