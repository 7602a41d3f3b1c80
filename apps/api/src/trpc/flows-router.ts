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
import { may, router } from './procedures.ts';

export const flowsRouter = router({
  list: may('flows.look')
    .input(listFlowsInput)
    .query(({ ctx, input }) => ctx.plane.flows.list(ctx.access, input)),
  facets: may('flows.look').query(({ ctx }) => ctx.plane.flows.facets(ctx.access)),
  callable: may('flows.look').query(({ ctx }) => ctx.plane.flows.callable(ctx.access)),
  earlierMappings: may('flows.look').query(({ ctx }) => ctx.plane.flows.earlierMappings(ctx.access)),
  get: may('flows.look')
    .input(byId)
    .query(({ ctx, input }) => ctx.plane.flows.get(ctx.access, input)),
  validate: may('flows.look')
    .input(byId)
    .query(({ ctx, input }) => ctx.plane.flows.validate(ctx.access, input)),
  samples: may('flows.look')
    .input(stepSamplesInput)
    .query(({ ctx, input }) => ctx.plane.flows.samples(ctx.access, input)),
  versions: may('flows.look')
    .input(listVersionsInput)
    .query(({ ctx, input }) => ctx.plane.flows.versions(ctx.access, input)),
  version: may('flows.look')
    .input(byId.extend({ number: z.int().min(1) }))
    .query(({ ctx, input }) => ctx.plane.flows.version(ctx.access, input)),
  create: may('flows.edit')
    .input(createFlowInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.create(ctx.access, input)),
  rename: may('flows.edit')
    .input(renameFlowInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.rename(ctx.access, input)),
  remove: may('flows.edit')
    .input(byId)
    .mutation(({ ctx, input }) => ctx.plane.flows.remove(ctx.access, input)),
  duplicate: may('flows.edit')
    .input(duplicateFlowInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.duplicate(ctx.access, input)),
  applyCommands: may('flows.edit')
    .input(applyCommandsInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.applyCommands(ctx.access, input)),
  replaceDraft: may('flows.edit')
    .input(replaceDraftInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.replaceDraft(ctx.access, input)),
  publish: may('flows.edit')
    .input(publishFlowInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.publish(ctx.access, input)),
  setBindings: may('flows.edit')
    .input(setBindingsInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.setBindings(ctx.access, input)),
  enable: may('flows.operate')
    .input(byId)
    .mutation(({ ctx, input }) => ctx.plane.flows.enable(ctx.access, input)),
  disable: may('flows.operate')
    .input(byId)
    .mutation(({ ctx, input }) => ctx.plane.flows.disable(ctx.access, input)),
  run: may('flows.operate')
    .input(runFlowInput)
    .mutation(({ ctx, input }) => ctx.plane.flows.run(ctx.access, input)),
});
