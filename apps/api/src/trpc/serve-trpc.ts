import { findPlace } from '@flowbridge/db';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { fromNodeHeaders } from 'better-auth/node';
import type { Request, RequestHandler } from 'express';
import { logSurprise } from '../app/report-error.ts';
import { clientAddress } from '../auth/client-address.ts';
import type { Auth } from '../auth/open-auth.ts';
import { openRequestLimiter } from '../auth/request-limiter.ts';
import { type Access, isRole, type Person } from '../contract/access.ts';
import type { ControlPlane } from '../contract/control-plane.ts';
import { Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { appRouter } from './app-router.ts';

/** Large drawings and test inputs fit; more than this is refused before it is read. */
const MAX_BODY_BYTES = 20_000_000;

export function serveTrpc({
  deps,
  auth,
  plane,
  openCallsPerMinute,
}: {
  deps: ApiDeps;
  auth: Auth;
  plane: ControlPlane;
  /** Of one address, of the calls that ask who could sign in where. */
  openCallsPerMinute: number;
}): RequestHandler {
  const limiter = openRequestLimiter();
  return createExpressMiddleware({
    router: appRouter,
    maxBodySize: MAX_BODY_BYTES,
    allowBatching: true,
    createContext: async ({ req }) => ({
      plane,
      person: await auth.findPerson(fromNodeHeaders(req.headers)),
      tenantId: tenantOf(req),
      findAccess: (person, tenantId) => findAccess(deps, person, tenantId),
      async countOpenCall() {
        const rule = { window: 60, max: openCallsPerMinute };
        const { allowed, retryAfter } = await limiter.consume(clientAddress(req), rule);
        if (!allowed) throw new Refusal('tooManyRequests', { details: { retryAfter } });
      },
      logSurprise: (error, procedure) => logSurprise(deps.log, error, `tRPC ${procedure}`),
    }),
  });
}

/**
 * A person's place in a tenant. What an identity provider vouched for counts in its tenant only; a tenant that lets people in by
 * its provider only takes no password, but an owner's: a broken provider must not lock everybody out.
 */
export async function findAccess(
  deps: ApiDeps,
  person: Person,
  tenantId: string,
): Promise<Access | undefined> {
  if (person.onlyIn !== undefined && person.onlyIn !== tenantId) return undefined;
  const place = await findPlace(deps.db, { tenantId, userId: person.id });
  if (!place || !isRole(place.role)) return undefined;
  const { role, ssoOnly } = place;
  if (ssoOnly && person.onlyIn === undefined && role !== 'owner') {
    throw new Refusal('ssoRequired', { message: 'This tenant is entered by single sign-on.' });
  }
  return { tenantId, userId: person.id, role };
}

/** Event streams cannot carry headers of their own, so they name the tenant in the query. */
function tenantOf(request: Request): string | undefined {
  const named = request.headers['x-flowbridge-tenant'] ?? request.query.tenant;
  return typeof named === 'string' && named.length > 0 && named.length <= 64 ? named : undefined;
}
