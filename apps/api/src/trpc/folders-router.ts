import { changeFolderInput, createFolderInput } from '../contract/folders.ts';
import { byId } from '../contract/paging.ts';
import { may, router } from './procedures.ts';

export const foldersRouter = router({
  list: may('flows.look').query(({ ctx }) => ctx.plane.folders.list(ctx.access)),
  create: may('flows.edit')
    .input(createFolderInput)
    .mutation(({ ctx, input }) => ctx.plane.folders.create(ctx.access, input)),
  change: may('flows.edit')
    .input(changeFolderInput)
    .mutation(({ ctx, input }) => ctx.plane.folders.change(ctx.access, input)),
  remove: may('flows.edit')
    .input(byId)
    .mutation(({ ctx, input }) => ctx.plane.folders.remove(ctx.access, input)),
});
