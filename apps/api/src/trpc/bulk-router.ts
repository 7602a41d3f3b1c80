import { listBulkInput, startBulkInput } from '../contract/bulk.ts';
import { byId } from '../contract/paging.ts';
import { operator, router, viewer } from './procedures.ts';

export const bulkRouter = router({
  list: viewer.input(listBulkInput).query(({ ctx, input }) => ctx.plane.bulk.list(ctx.access, input)),
  get: viewer.input(byId).query(({ ctx, input }) => ctx.plane.bulk.get(ctx.access, input)),
  start: operator.input(startBulkInput).mutation(({ ctx, input }) => ctx.plane.bulk.start(ctx.access, input)),
  stop: operator.input(byId).mutation(({ ctx, input }) => ctx.plane.bulk.stop(ctx.access, input)),
});
