import { byId } from '../contract/paging.ts';
import { changeRoleInput, createCredentialInput, removeMemberInput } from '../contract/people.ts';
import { changeTenantLimitsInput } from '../contract/tenant-limits.ts';
import { admin, personProcedure, router, viewer } from './procedures.ts';

export const meRouter = router({
  get: personProcedure.query(({ ctx }) => ctx.plane.me.get(ctx.person)),
});

export const membersRouter = router({
  list: viewer.query(({ ctx }) => ctx.plane.members.list(ctx.access)),
  changeRole: admin
    .input(changeRoleInput)
    .mutation(({ ctx, input }) => ctx.plane.members.changeRole(ctx.access, input)),
  remove: admin
    .input(removeMemberInput)
    .mutation(({ ctx, input }) => ctx.plane.members.remove(ctx.access, input)),
});

export const apiCredentialsRouter = router({
  list: admin.query(({ ctx }) => ctx.plane.apiCredentials.list(ctx.access)),
  create: admin
    .input(createCredentialInput)
    .mutation(({ ctx, input }) => ctx.plane.apiCredentials.create(ctx.access, input)),
  revoke: admin.input(byId).mutation(({ ctx, input }) => ctx.plane.apiCredentials.revoke(ctx.access, input)),
});

export const tenantLimitsRouter = router({
  get: viewer.query(({ ctx }) => ctx.plane.tenantLimits.get(ctx.access)),
  change: admin
    .input(changeTenantLimitsInput)
    .mutation(({ ctx, input }) => ctx.plane.tenantLimits.change(ctx.access, input)),
});
