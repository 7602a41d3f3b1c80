import { sitInput, watchFlowInput } from '../contract/presence.ts';
import { may, router } from './procedures.ts';

export const presenceRouter = router({
  watch: may('flows.look')
    .input(watchFlowInput)
    .subscription(async function* ({ ctx, input, signal }) {
      yield* ctx.plane.presence.watch(ctx.access, input, signal ?? new AbortController().signal);
    }),
  sit: may('flows.look')
    .input(sitInput)
    .mutation(({ ctx, input }) => ctx.plane.presence.sit(ctx.access, input)),
});
