import { fromNodeHeaders } from 'better-auth/node';
import type { Request } from 'express';
import type { Auth } from '../auth/open-auth.ts';
import type { Access } from '../contract/access.ts';
import type { ControlPlane } from '../contract/control-plane.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { findAccess } from '../trpc/serve-trpc.ts';

export type LinkDeps = { deps: ApiDeps; auth: Auth; plane: ControlPlane };

/** Who follows a link of the console, in which tenant. A link cannot carry a header: the tenant is named in the query. */
export async function accessOfLink({ deps, auth }: LinkDeps, request: Request): Promise<Access> {
  const person = await auth.findPerson(fromNodeHeaders(request.headers));
  if (!person) throw new Refusal('unauthenticated');
  const { tenant } = request.query;
  if (typeof tenant !== 'string' || tenant.length > 64) throw new Refusal('tenantRequired');
  const access = await findAccess(deps, person, tenant);
  if (!access) throw notFound('tenant');
  return access;
}
