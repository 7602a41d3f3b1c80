import { pollInput, resetPollInput, startBackfillInput } from '../contract/polls.ts';
import { may, router } from './procedures.ts';

export const pollsRouter = router({
  state: may('flows.look')
    .input(pollInput)
    .query(({ ctx, input }) => ctx.plane.polls.state(ctx.access, input)),
  now: may('flows.operate')
    .input(pollInput)
    .mutation(({ ctx, input }) => ctx.plane.polls.now(ctx.access, input)),
  reset: may('flows.operate')
    .input(resetPollInput)
    .mutation(({ ctx, input }) => ctx.plane.polls.reset(ctx.access, input)),
  startBackfill: may('flows.operate')
    .input(startBackfillInput)
    .mutation(({ ctx, input }) => ctx.plane.polls.startBackfill(ctx.access, input)),
  cancelBackfill: may('flows.operate')
    .input(pollInput)
    .mutation(({ ctx, input }) => ctx.plane.polls.cancelBackfill(ctx.access, input)),
});
