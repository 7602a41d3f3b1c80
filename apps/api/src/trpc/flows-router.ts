import { z } from 'zod';
import {
  applyCommandsInput,
  createFlowInput,
  duplicateFlowInput,
  listFlowsInput,
  listVersionsInput,
  publishFlowInput,
  renameFlowInput,
  replaceDraftInput,
  runFlowInput,
  setBindingsInput,
  stepSamplesInput,
} from '../contract/flows.ts';
import { byId } from '../contract/paging.ts';
import { builder, operator, router, viewer } from './procedures.ts';

export const flowsRouter = router({
  list: viewer.input(listFlowsInput).query(({ ctx, input }) => ctx.plane.flows.list(ctx.access, input)),
  facets: viewer.query(({ ctx }) => ctx.plane.flows.facets(ctx.access)),
  callable: viewer.query(({ ctx }) => ctx.plane.flows.callable(ctx.access)),
  earlierMappings: viewer.query(({ ctx }) => ctx.plane.flows.earlierMappings(ctx.access)),
  get: viewer.input(byId).query(({ ctx, input }) => ctx.plane.flows.get(ctx.access, input)),
  validate: viewer.input(byId).query(({ ctx, input }) => ctx.plane.flows.validate(ctx.access, input)),
  samples: viewer
    .input(stepSamplesInput)
    .query(({ ctx, input }) => ctx.plane.flows.samples(ctx.access, input)),
  versions: viewer
    .input(listVersionsInput)
    .query(({ ctx, input }) => ctx.plane.flows.versions(ctx.access, input)),
  version: viewer
    .input(byId.extend({ number: z.int().min(1) }))
    .query(({ ctx, input }) => ctx.plane.flows.version(ctx.access, input)),
  create: builder
    .input(createFlowInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.create(ctx.access, input)),
  rename: builder
    .input(renameFlowInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.rename(ctx.access, input)),
  remove: builder.input(byId).mutation(({ ctx, input }) => ctx.plane.flows.remove(ctx.access, input)),
  duplicate: builder
    .input(duplicateFlowInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.duplicate(ctx.access, input)),
  applyCommands: builder
    .input(applyCommandsInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.applyCommands(ctx.access, input)),
  replaceDraft: builder
    .input(replaceDraftInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.replaceDraft(ctx.access, input)),
  publish: builder
    .input(publishFlowInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.publish(ctx.access, input)),
  setBindings: builder
    .input(setBindingsInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.setBindings(ctx.access, input)),
  enable: operator.input(byId).mutation(({ ctx, input }) => ctx.plane.flows.enable(ctx.access, input)),
  disable: operator.input(byId).mutation(({ ctx, input }) => ctx.plane.flows.disable(ctx.access, input)),
  run: operator.input(runFlowInput).mutation(({ ctx, input }) => ctx.plane.flows.run(ctx.access, input)),
});
