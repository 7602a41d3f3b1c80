/** Procedure builders: for anyone, for a person, and one per capability of a role; every router is made of these, so that no procedure can forget its check. */
import { initTRPC } from '@trpc/server';
import { z } from 'zod';
import { brokenTextRefusal, isBrokenText } from '../app/broken-text.ts';
import type { Role } from '../contract/access.ts';
import { type Capability, capabilities, may as roleMay } from '../contract/capabilities.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { TrpcContext } from './context.ts';
import { asTrpcError, type ErrorData, refusalOf } from './error-shape.ts';

/** Written on each procedure; the role sweep test reads it. */
export type ProcedureMeta = { level: Role | 'person' | 'anyone'; needs?: Capability };

const trpc = initTRPC
  .context<TrpcContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter({ shape, error, ctx, path }) {
      const refusal = refusalOf(error);
      const data: ErrorData = refusal
        ? {
            code: refusal.code,
            httpStatus: shape.data.httpStatus,
            details: refusal.details,
            ...(refusal.path === undefined ? {} : { path: refusal.path }),
            ...(refusal.hint === undefined ? {} : { hint: refusal.hint }),
          }
        : {
            code: 'internalError',
            httpStatus: 500,
            details: {},
            errorId: ctx?.logSurprise(error.cause ?? error, path ?? 'unknown') ?? 'unlogged',
          };
      return { code: shape.code, message: refusal ? refusal.message : 'internalError', data };
    },
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  });

export const router = trpc.router;

const refusals = trpc.middleware(async ({ next, getRawInput }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  // Only then: who is refused before may have sent no body that could be read.
  const broken = isBrokenText(cause) ? brokenTextRefusal(cause, await getRawInput()) : undefined;
  if (broken) throw asTrpcError(broken);
  const expected = cause instanceof Refusal || cause instanceof z.ZodError;
  const refusal = expected ? refusalOf(result.error) : undefined;
  if (refusal) throw asTrpcError(refusal);
  return result;
});

/** Needs nothing: what it is given has to prove enough by itself. */
export const anyoneProcedure = trpc.procedure.meta({ level: 'anyone' }).use(refusals);

/** Needs a signed-in person, no tenant. */
export const personProcedure = anyoneProcedure.meta({ level: 'person' }).use(({ ctx, next }) => {
  if (!ctx.person) throw asTrpcError(new Refusal('unauthenticated'));
  return next({ ctx: { person: ctx.person } });
});

/**
 * A member of the tenant named by the request whose role has the capability. Strangers learn nothing: their answer is that of a
 * tenant that is not.
 */
export function may(capability: Capability) {
  const { role: level } = capabilities[capability];
  return personProcedure.meta({ level, needs: capability }).use(async ({ ctx, next }) => {
    if (!ctx.tenantId) throw asTrpcError(new Refusal('tenantRequired'));
    const access = await ctx.findAccess(ctx.person, ctx.tenantId);
    if (!access) throw asTrpcError(notFound('tenant'));
    if (!roleMay(access.role, capability)) {
      throw asTrpcError(new Refusal('forbidden', { details: { needed: level, role: access.role } }));
    }
    return next({ ctx: { access } });
  });
}
