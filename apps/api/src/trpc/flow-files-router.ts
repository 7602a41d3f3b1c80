import { exportFlowsInput, importFlowsInput, previewFlowFileInput } from '../contract/flow-files.ts';
import { builder, router, viewer } from './procedures.ts';

/** Mutations all: ids and files would not fit into the address of a query. */
export const flowFilesRouter = router({
  export: viewer
    .input(exportFlowsInput)
    .mutation(({ ctx, input }) => ctx.plane.flowFiles.export(ctx.access, input)),
  preview: builder
    .input(previewFlowFileInput)
    .mutation(({ ctx, input }) => ctx.plane.flowFiles.preview(ctx.access, input)),
  import: builder
    .input(importFlowsInput)
    .mutation(({ ctx, input }) => ctx.plane.flowFiles.import(ctx.access, input)),
});
