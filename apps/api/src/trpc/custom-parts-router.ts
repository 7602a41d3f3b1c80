import {
  createPartInput,
  partBreaksInput,
  partVersionInput,
  publishPartInput,
  savePartInput,
  tryFunctionInput,
} from '../contract/custom-parts.ts';
import { byId } from '../contract/paging.ts';
import { may, router } from './procedures.ts';

const reader = may('parts.look');
const maker = may('parts.manage');

export const customPartsRouter = router({
  list: reader.query(({ ctx }) => ctx.plane.customParts.list(ctx.access)),
  get: reader.input(byId).query(({ ctx, input }) => ctx.plane.customParts.get(ctx.access, input)),
  version: reader
    .input(partVersionInput)
    .query(({ ctx, input }) => ctx.plane.customParts.version(ctx.access, input)),
  usages: reader.input(byId).query(({ ctx, input }) => ctx.plane.customParts.usages(ctx.access, input)),
  create: maker
    .input(createPartInput)
    .mutation(({ ctx, input }) => ctx.plane.customParts.create(ctx.access, input)),
  save: maker
    .input(savePartInput)
    .mutation(({ ctx, input }) => ctx.plane.customParts.save(ctx.access, input)),
  // A mutation: a draft would not fit into the address of a query. It changes nothing.
  breaks: maker
    .input(partBreaksInput)
    .mutation(({ ctx, input }) => ctx.plane.customParts.breaks(ctx.access, input)),
  publish: maker
    .input(publishPartInput)
    .mutation(({ ctx, input }) => ctx.plane.customParts.publish(ctx.access, input)),
  tryCases: maker
    .input(tryFunctionInput)
    .mutation(({ ctx, input }) => ctx.plane.customParts.tryCases(ctx.access, input)),
  remove: maker.input(byId).mutation(({ ctx, input }) => ctx.plane.customParts.remove(ctx.access, input)),
});
