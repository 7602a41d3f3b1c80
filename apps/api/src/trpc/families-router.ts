import { cloneFamilyInput, configureFamilyInput, publishFamilyInput } from '../contract/families.ts';
import { byId } from '../contract/paging.ts';
import { may, router } from './procedures.ts';

export const familiesRouter = router({
  get: may('flows.look')
    .input(byId)
    .query(({ ctx, input }) => ctx.plane.families.get(ctx.access, input)),
  configure: may('flows.edit')
    .input(configureFamilyInput)
    .mutation(({ ctx, input }) => ctx.plane.families.configure(ctx.access, input)),
  publish: may('flows.edit')
    .input(publishFamilyInput)
    .mutation(({ ctx, input }) => ctx.plane.families.publish(ctx.access, input)),
  clone: may('flows.edit')
    .input(cloneFamilyInput)
    .mutation(({ ctx, input }) => ctx.plane.families.clone(ctx.access, input)),
});
