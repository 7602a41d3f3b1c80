import { byId } from '../contract/paging.ts';
import {
  attemptInput,
  decideStepInput,
  iterationsInput,
  listRunsInput,
  listStepsInput,
  retryRunInput,
  runFilterInput,
  stepDetailInput,
} from '../contract/runs.ts';
import { cutRun } from '../use-cases/cut-text.ts';
import { operator, router, viewer } from './procedures.ts';

export const runsRouter = router({
  list: viewer.input(listRunsInput).query(({ ctx, input }) => ctx.plane.runs.list(ctx.access, input)),
  count: viewer.input(runFilterInput).query(({ ctx, input }) => ctx.plane.runs.count(ctx.access, input)),
  get: viewer
    .input(byId)
    .query(async ({ ctx, input }) => cutRun(await ctx.plane.runs.get(ctx.access, input))),
  /** The document of an earlier attempt; `get` answers the newest one's. */
  attemptDocument: viewer
    .input(attemptInput)
    .query(({ ctx, input }) => ctx.plane.runs.attemptDocument(ctx.access, input)),
  steps: viewer.input(listStepsInput).query(({ ctx, input }) => ctx.plane.runs.steps(ctx.access, input)),
  stepDetail: viewer
    .input(stepDetailInput)
    .query(({ ctx, input }) => ctx.plane.runs.stepDetail(ctx.access, input)),
  summary: viewer.input(attemptInput).query(({ ctx, input }) => ctx.plane.runs.summary(ctx.access, input)),
  iterations: viewer
    .input(iterationsInput)
    .query(({ ctx, input }) => ctx.plane.runs.iterations(ctx.access, input)),
  /** Server-sent events. A reconnecting browser gets the present state first, so nothing needs replaying. */
  watch: viewer.input(byId).subscription(async function* ({ ctx, input, signal }) {
    yield* ctx.plane.runs.watch(ctx.access, input, signal ?? new AbortController().signal);
  }),
  retry: operator.input(retryRunInput).mutation(({ ctx, input }) => ctx.plane.runs.retry(ctx.access, input)),
  previewRetry: operator
    .input(retryRunInput)
    .query(({ ctx, input }) => ctx.plane.runs.previewRetry(ctx.access, input)),
  decide: operator
    .input(decideStepInput)
    .mutation(({ ctx, input }) => ctx.plane.runs.decide(ctx.access, input)),
  cancel: operator.input(byId).mutation(({ ctx, input }) => ctx.plane.runs.cancel(ctx.access, input)),
});
