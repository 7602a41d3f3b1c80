import { pollInput, resetPollInput, startBackfillInput } from '../contract/polls.ts';
import { operator, router, viewer } from './procedures.ts';

export const pollsRouter = router({
  state: viewer.input(pollInput).query(({ ctx, input }) => ctx.plane.polls.state(ctx.access, input)),
  now: operator.input(pollInput).mutation(({ ctx, input }) => ctx.plane.polls.now(ctx.access, input)),
  reset: operator
    .input(resetPollInput)
    .mutation(({ ctx, input }) => ctx.plane.polls.reset(ctx.access, input)),
  startBackfill: operator
    .input(startBackfillInput)
    .mutation(({ ctx, input }) => ctx.plane.polls.startBackfill(ctx.access, input)),
  cancelBackfill: operator
    .input(pollInput)
    .mutation(({ ctx, input }) => ctx.plane.polls.cancelBackfill(ctx.access, input)),
});
