import { sitInput, watchFlowInput } from '../contract/presence.ts';
import { router, viewer } from './procedures.ts';

export const presenceRouter = router({
  watch: viewer.input(watchFlowInput).subscription(async function* ({ ctx, input, signal }) {
    yield* ctx.plane.presence.watch(ctx.access, input, signal ?? new AbortController().signal);
  }),
  sit: viewer.input(sitInput).mutation(({ ctx, input }) => ctx.plane.presence.sit(ctx.access, input)),
});
