import {
  createConnectionInput,
  listConnectionsInput,
  updateConnectionInput,
} from '../contract/connections.ts';
import { byId } from '../contract/paging.ts';
import { builder, router, viewer } from './procedures.ts';

export const connectorsRouter = router({
  list: viewer.query(({ ctx }) => ctx.plane.connectors.list(ctx.access)),
});

export const connectionsRouter = router({
  list: viewer
    .input(listConnectionsInput)
    .query(({ ctx, input }) => ctx.plane.connections.list(ctx.access, input)),
  get: viewer.input(byId).query(({ ctx, input }) => ctx.plane.connections.get(ctx.access, input)),
  create: builder
    .input(createConnectionInput)
    .mutation(({ ctx, input }) => ctx.plane.connections.create(ctx.access, input)),
  update: builder
    .input(updateConnectionInput)
    .mutation(({ ctx, input }) => ctx.plane.connections.update(ctx.access, input)),
  remove: builder.input(byId).mutation(({ ctx, input }) => ctx.plane.connections.remove(ctx.access, input)),
  test: builder.input(byId).mutation(({ ctx, input }) => ctx.plane.connections.test(ctx.access, input)),
});
