import {
  confirmInput,
  datasetInput,
  listDatasetsInput,
  listRecordsInput,
  recordInput,
  resendInput,
} from '../contract/datasets.ts';
import { may, router } from './procedures.ts';

export const datasetsRouter = router({
  list: may('ledger.look')
    .input(listDatasetsInput)
    .query(({ ctx, input }) => ctx.plane.datasets.list(ctx.access, input)),
  get: may('ledger.look')
    .input(datasetInput)
    .query(({ ctx, input }) => ctx.plane.datasets.get(ctx.access, input)),
  records: may('ledger.look')
    .input(listRecordsInput)
    .query(({ ctx, input }) => ctx.plane.datasets.records(ctx.access, input)),
  record: may('ledger.look')
    .input(recordInput)
    .query(({ ctx, input }) => ctx.plane.datasets.record(ctx.access, input)),
  resend: may('ledger.operate')
    .input(resendInput)
    .mutation(({ ctx, input }) => ctx.plane.datasets.resend(ctx.access, input)),
  confirm: may('ledger.operate')
    .input(confirmInput)
    .mutation(({ ctx, input }) => ctx.plane.datasets.confirm(ctx.access, input)),
});
