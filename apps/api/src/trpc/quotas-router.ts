import { changeTenantQuotasInput } from '../contract/tenant-quotas.ts';
import { may, router } from './procedures.ts';

export const tenantQuotasRouter = router({
  get: may('limits.look').query(({ ctx }) => ctx.plane.tenantQuotas.get(ctx.access)),
  logUse: may('limits.look').query(({ ctx }) => ctx.plane.tenantQuotas.logUse(ctx.access)),
  change: may('limits.manage')
    .input(changeTenantQuotasInput)
    .mutation(({ ctx, input }) => ctx.plane.tenantQuotas.change(ctx.access, input)),
});
