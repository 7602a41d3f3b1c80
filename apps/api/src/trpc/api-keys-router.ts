import { createApiKeyInput } from '../contract/api-keys.ts';
import { byId } from '../contract/paging.ts';
import { may, router } from './procedures.ts';

/** Only the console makes keys: one that could make others would outlive its own end. */
export const apiKeysRouter = router({
  mine: may('keys.own').query(({ ctx }) => ctx.plane.apiKeys.mine(ctx.access)),
  create: may('keys.own')
    .input(createApiKeyInput)
    .mutation(({ ctx, input }) => ctx.plane.apiKeys.create(ctx.access, ctx.person, input)),
  revoke: may('keys.own')
    .input(byId)
    .mutation(({ ctx, input }) => ctx.plane.apiKeys.revoke(ctx.access, ctx.person, input)),
  all: may('keys.manage').query(({ ctx }) => ctx.plane.apiKeys.all(ctx.access)),
  revokeAny: may('keys.manage')
    .input(byId)
    .mutation(({ ctx, input }) => ctx.plane.apiKeys.revokeAny(ctx.access, input)),
});
