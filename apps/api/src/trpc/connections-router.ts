import {
  createConnectionInput,
  listConnectionsInput,
  updateConnectionInput,
} from '../contract/connections.ts';
import { byId } from '../contract/paging.ts';
import { may, router } from './procedures.ts';

export const connectorsRouter = router({
  list: may('connections.look').query(({ ctx }) => ctx.plane.connectors.list(ctx.access)),
  watch: may('connections.look').subscription(async function* ({ ctx, signal }) {
    yield* ctx.plane.connectors.watch(ctx.access, signal ?? new AbortController().signal);
  }),
});

export const connectionsRouter = router({
  list: may('connections.look')
    .input(listConnectionsInput)
    .query(({ ctx, input }) => ctx.plane.connections.list(ctx.access, input)),
  get: may('connections.look')
    .input(byId)
    .query(({ ctx, input }) => ctx.plane.connections.get(ctx.access, input)),
  create: may('connections.manage')
    .input(createConnectionInput)
    .mutation(({ ctx, input }) => ctx.plane.connections.create(ctx.access, input)),
  update: may('connections.manage')
    .input(updateConnectionInput)
    .mutation(({ ctx, input }) => ctx.plane.connections.update(ctx.access, input)),
  remove: may('connections.manage')
    .input(byId)
    .mutation(({ ctx, input }) => ctx.plane.connections.remove(ctx.access, input)),
  test: may('connections.manage')
    .input(byId)
    .mutation(({ ctx, input }) => ctx.plane.connections.test(ctx.access, input)),
});
