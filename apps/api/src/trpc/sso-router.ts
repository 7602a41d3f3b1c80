import { findSsoInput, ssoInput } from '../contract/sso.ts';
import { anyoneProcedure, may, router } from './procedures.ts';

const keeper = may('sso.manage');

export const ssoRouter = router({
  /** Nobody is signed in yet, so that which tenants there are could be tried out: as slowly as passwords. */
  find: anyoneProcedure.input(findSsoInput).query(async ({ ctx, input }) => {
    await ctx.countOpenCall();
    return ctx.plane.sso.find(input);
  }),
  get: keeper.query(({ ctx }) => ctx.plane.sso.get(ctx.access)),
  save: keeper.input(ssoInput).mutation(({ ctx, input }) => ctx.plane.sso.save(ctx.access, input)),
  test: keeper.input(ssoInput).mutation(({ ctx, input }) => ctx.plane.sso.test(ctx.access, input)),
  remove: keeper.mutation(({ ctx }) => ctx.plane.sso.remove(ctx.access)),
});
