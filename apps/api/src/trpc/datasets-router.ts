import {
  confirmInput,
  datasetInput,
  listRecordsInput,
  recordInput,
  resendInput,
} from '../contract/datasets.ts';
import { pageInput } from '../contract/paging.ts';
import { operator, router, viewer } from './procedures.ts';

export const datasetsRouter = router({
  list: viewer.input(pageInput).query(({ ctx, input }) => ctx.plane.datasets.list(ctx.access, input)),
  get: viewer.input(datasetInput).query(({ ctx, input }) => ctx.plane.datasets.get(ctx.access, input)),
  records: viewer
    .input(listRecordsInput)
    .query(({ ctx, input }) => ctx.plane.datasets.records(ctx.access, input)),
  record: viewer.input(recordInput).query(({ ctx, input }) => ctx.plane.datasets.record(ctx.access, input)),
  resend: operator
    .input(resendInput)
    .mutation(({ ctx, input }) => ctx.plane.datasets.resend(ctx.access, input)),
  confirm: operator
    .input(confirmInput)
    .mutation(({ ctx, input }) => ctx.plane.datasets.confirm(ctx.access, input)),
});
