import { byId } from '../contract/paging.ts';
import {
  changeRoleInput,
  createCredentialInput,
  removeMemberInput,
  rotateCredentialInput,
  setCredentialFlowsInput,
} from '../contract/people.ts';
import { changeTenantLimitsInput } from '../contract/tenant-limits.ts';
import { may, personProcedure, router } from './procedures.ts';

export const meRouter = router({
  get: personProcedure.query(({ ctx }) => ctx.plane.me.get(ctx.person)),
});

export const membersRouter = router({
  list: may('members.look').query(({ ctx }) => ctx.plane.members.list(ctx.access)),
  capabilities: may('members.look').query(({ ctx }) => ctx.plane.members.capabilities(ctx.access)),
  changeRole: may('members.manage')
    .input(changeRoleInput)
    .mutation(({ ctx, input }) => ctx.plane.members.changeRole(ctx.access, input)),
  remove: may('members.manage')
    .input(removeMemberInput)
    .mutation(({ ctx, input }) => ctx.plane.members.remove(ctx.access, input)),
});

export const apiCredentialsRouter = router({
  list: may('credentials.manage').query(({ ctx }) => ctx.plane.apiCredentials.list(ctx.access)),
  create: may('credentials.manage')
    .input(createCredentialInput)
    .mutation(({ ctx, input }) => ctx.plane.apiCredentials.create(ctx.access, input)),
  rotate: may('credentials.manage')
    .input(rotateCredentialInput)
    .mutation(({ ctx, input }) => ctx.plane.apiCredentials.rotate(ctx.access, input)),
  endFormer: may('credentials.manage')
    .input(byId)
    .mutation(({ ctx, input }) => ctx.plane.apiCredentials.endFormer(ctx.access, input)),
  setFlows: may('credentials.manage')
    .input(setCredentialFlowsInput)
    .mutation(({ ctx, input }) => ctx.plane.apiCredentials.setFlows(ctx.access, input)),
  revoke: may('credentials.manage')
    .input(byId)
    .mutation(({ ctx, input }) => ctx.plane.apiCredentials.revoke(ctx.access, input)),
});

export const tenantLimitsRouter = router({
  get: may('limits.look').query(({ ctx }) => ctx.plane.tenantLimits.get(ctx.access)),
  change: may('limits.manage')
    .input(changeTenantLimitsInput)
    .mutation(({ ctx, input }) => ctx.plane.tenantLimits.change(ctx.access, input)),
});
