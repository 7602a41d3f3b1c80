import { manyFlowsInput, moveManyInput, switchManyInput, tagManyInput } from '../contract/many-flows.ts';
import { may, router } from './procedures.ts';

export const manyFlowsRouter = router({
  switch: may('flows.operate')
    .input(switchManyInput)
    .mutation(({ ctx, input }) => ctx.plane.manyFlows.switch(ctx.access, input)),
  move: may('flows.edit')
    .input(moveManyInput)
    .mutation(({ ctx, input }) => ctx.plane.manyFlows.move(ctx.access, input)),
  tag: may('flows.edit')
    .input(tagManyInput)
    .mutation(({ ctx, input }) => ctx.plane.manyFlows.tag(ctx.access, input)),
  remove: may('flows.edit')
    .input(manyFlowsInput)
    .mutation(({ ctx, input }) => ctx.plane.manyFlows.remove(ctx.access, input)),
});
