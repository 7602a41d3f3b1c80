import { changeFolderInput, createFolderInput } from '../contract/folders.ts';
import { byId } from '../contract/paging.ts';
import { builder, router, viewer } from './procedures.ts';

export const foldersRouter = router({
  list: viewer.query(({ ctx }) => ctx.plane.folders.list(ctx.access)),
  create: builder
    .input(createFolderInput)
    .mutation(({ ctx, input }) => ctx.plane.folders.create(ctx.access, input)),
  change: builder
    .input(changeFolderInput)
    .mutation(({ ctx, input }) => ctx.plane.folders.change(ctx.access, input)),
  remove: builder.input(byId).mutation(({ ctx, input }) => ctx.plane.folders.remove(ctx.access, input)),
});
