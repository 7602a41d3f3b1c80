/** `/api/files/<run id>/<file id>`: what the console's links load. Whoever is signed in and may look at the run gets it. */
import { fromNodeHeaders } from 'better-auth/node';
import { Router } from 'express';
import type { Auth } from '../auth/open-auth.ts';
import type { ControlPlane } from '../contract/control-plane.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import { runFileInput } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { findAccess } from '../trpc/serve-trpc.ts';
import { sendFile } from './send-file.ts';

/** A link cannot carry a header: the tenant is named in the query. */
export function serveFiles({
  deps,
  auth,
  plane,
}: {
  deps: ApiDeps;
  auth: Auth;
  plane: ControlPlane;
}): Router {
  const router = Router();
  router.get('/:id/:fileId', async (request, response) => {
    const person = await auth.findPerson(fromNodeHeaders(request.headers));
    if (!person) throw new Refusal('unauthenticated');
    const { tenant } = request.query;
    if (typeof tenant !== 'string' || tenant.length > 64) throw new Refusal('tenantRequired');
    const access = await findAccess(deps, person, tenant);
    if (!access) throw notFound('tenant');
    await sendFile(response, await plane.runs.file(access, runFileInput.parse(request.params)));
  });
  return router;
}
