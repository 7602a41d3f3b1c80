import { byId } from '../contract/paging.ts';
import { beginSetupInput, discardSetupInput, keepSetupInput } from '../contract/setups.ts';
import { may, router } from './procedures.ts';

export const setupsRouter = router({
  list: may('flows.look').query(({ ctx }) => ctx.plane.setups.list(ctx.access)),
  get: may('flows.look')
    .input(byId)
    .query(({ ctx, input }) => ctx.plane.setups.get(ctx.access, input)),
  begin: may('templates.use')
    .input(beginSetupInput)
    .mutation(({ ctx, input }) => ctx.plane.setups.begin(ctx.access, input)),
  keep: may('templates.use')
    .input(keepSetupInput)
    .mutation(({ ctx, input }) => ctx.plane.setups.keep(ctx.access, input)),
  remains: may('flows.look')
    .input(byId)
    .query(({ ctx, input }) => ctx.plane.setups.remains(ctx.access, input)),
  discard: may('flows.edit')
    .input(discardSetupInput)
    .mutation(({ ctx, input }) => ctx.plane.setups.discard(ctx.access, input)),
});
