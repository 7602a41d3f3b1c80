import { byId } from '../contract/paging.ts';
import {
  attemptInput,
  decideStepInput,
  iterationsInput,
  listIterationsInput,
  listRunsInput,
  listStepsInput,
  retryRunInput,
  runFilterInput,
  stepDetailInput,
} from '../contract/runs.ts';
import { cutRun } from '../use-cases/cut-text.ts';
import { may, router } from './procedures.ts';

export const runsRouter = router({
  list: may('runs.look')
    .input(listRunsInput)
    .query(({ ctx, input }) => ctx.plane.runs.list(ctx.access, input)),
  count: may('runs.look')
    .input(runFilterInput)
    .query(({ ctx, input }) => ctx.plane.runs.count(ctx.access, input)),
  get: may('runs.look')
    .input(byId)
    .query(async ({ ctx, input }) => cutRun(await ctx.plane.runs.get(ctx.access, input))),
  /** The document of an earlier attempt; `get` answers the newest one's. */
  attemptDocument: may('runs.look')
    .input(attemptInput)
    .query(({ ctx, input }) => ctx.plane.runs.attemptDocument(ctx.access, input)),
  steps: may('runs.look')
    .input(listStepsInput)
    .query(({ ctx, input }) => ctx.plane.runs.steps(ctx.access, input)),
  stepDetail: may('runs.look')
    .input(stepDetailInput)
    .query(({ ctx, input }) => ctx.plane.runs.stepDetail(ctx.access, input)),
  summary: may('runs.look')
    .input(attemptInput)
    .query(({ ctx, input }) => ctx.plane.runs.summary(ctx.access, input)),
  iterations: may('runs.look')
    .input(iterationsInput)
    .query(({ ctx, input }) => ctx.plane.runs.iterations(ctx.access, input)),
  listIterations: may('runs.look')
    .input(listIterationsInput)
    .query(({ ctx, input }) => ctx.plane.runs.listIterations(ctx.access, input)),
  /** Server-sent events. A reconnecting browser gets the present state first, so nothing needs replaying. */
  watch: may('runs.look')
    .input(byId)
    .subscription(async function* ({ ctx, input, signal }) {
      yield* ctx.plane.runs.watch(ctx.access, input, signal ?? new AbortController().signal);
    }),
  retry: may('runs.operate')
    .input(retryRunInput)
    .mutation(({ ctx, input }) => ctx.plane.runs.retry(ctx.access, input)),
  previewRetry: may('runs.operate')
    .input(retryRunInput)
    .query(({ ctx, input }) => ctx.plane.runs.previewRetry(ctx.access, input)),
  decide: may('runs.operate')
    .input(decideStepInput)
    .mutation(({ ctx, input }) => ctx.plane.runs.decide(ctx.access, input)),
  cancel: may('runs.operate')
    .input(byId)
    .mutation(({ ctx, input }) => ctx.plane.runs.cancel(ctx.access, input)),
});
