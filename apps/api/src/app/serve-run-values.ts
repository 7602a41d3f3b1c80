/**
 * `/api/run-values/<run id>?tenant=…&field=…`: what the console's "download" loads of a value that is too large to be shown.
 * Whoever is signed in and may look at the run gets it.
 */
import { Router } from 'express';
import { runValueInput } from '../contract/runs.ts';
import { accessOfLink, type LinkDeps } from './access-of-link.ts';
import { sendFile } from './send-file.ts';

export function serveRunValues(deps: LinkDeps): Router {
  const router = Router();
  router.get('/:id', async (request, response) => {
    const access = await accessOfLink(deps, request);
    const { tenant: _tenant, ...query } = request.query;
    await sendFile(
      response,
      await deps.plane.runs.value(access, runValueInput.parse({ ...query, id: request.params.id })),
    );
  });
  return router;
}
