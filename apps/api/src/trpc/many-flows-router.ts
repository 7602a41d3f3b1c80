import { manyFlowsInput, moveManyInput, switchManyInput, tagManyInput } from '../contract/many-flows.ts';
import { builder, operator, router } from './procedures.ts';

export const manyFlowsRouter = router({
  switch: operator
    .input(switchManyInput)
    .mutation(({ ctx, input }) => ctx.plane.manyFlows.switch(ctx.access, input)),
  move: builder
    .input(moveManyInput)
    .mutation(({ ctx, input }) => ctx.plane.manyFlows.move(ctx.access, input)),
  tag: builder.input(tagManyInput).mutation(({ ctx, input }) => ctx.plane.manyFlows.tag(ctx.access, input)),
  remove: builder
    .input(manyFlowsInput)
    .mutation(({ ctx, input }) => ctx.plane.manyFlows.remove(ctx.access, input)),
});
