import { exportFlowsInput, importFlowsInput, previewFlowFileInput } from '../contract/flow-files.ts';
import { may, router } from './procedures.ts';

/** Mutations all: ids and files would not fit into the address of a query. */
export const flowFilesRouter = router({
  export: may('flows.look')
    .input(exportFlowsInput)
    .mutation(({ ctx, input }) => ctx.plane.flowFiles.export(ctx.access, input)),
  preview: may('flows.edit')
    .input(previewFlowFileInput)
    .mutation(({ ctx, input }) => ctx.plane.flowFiles.preview(ctx.access, input)),
  import: may('flows.edit')
    .input(importFlowsInput)
    .mutation(({ ctx, input }) => ctx.plane.flowFiles.import(ctx.access, input)),
});
