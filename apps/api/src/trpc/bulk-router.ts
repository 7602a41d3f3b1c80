import { listBulkInput, startBulkInput } from '../contract/bulk.ts';
import { byId } from '../contract/paging.ts';
import { may, router } from './procedures.ts';

export const bulkRouter = router({
  list: may('runs.look')
    .input(listBulkInput)
    .query(({ ctx, input }) => ctx.plane.bulk.list(ctx.access, input)),
  get: may('runs.look')
    .input(byId)
    .query(({ ctx, input }) => ctx.plane.bulk.get(ctx.access, input)),
  start: may('runs.operate')
    .input(startBulkInput)
    .mutation(({ ctx, input }) => ctx.plane.bulk.start(ctx.access, input)),
  stop: may('runs.operate')
    .input(byId)
    .mutation(({ ctx, input }) => ctx.plane.bulk.stop(ctx.access, input)),
});
