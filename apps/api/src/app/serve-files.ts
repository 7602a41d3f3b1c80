/** `/api/files/<run id>/<file id>`: what the console's links load. Whoever is signed in and may look at the run gets it. */
import { Router } from 'express';
import { runFileInput } from '../contract/runs.ts';
import { accessOfLink, type LinkDeps } from './access-of-link.ts';
import { sendFile } from './send-file.ts';

export function serveFiles(deps: LinkDeps): Router {
  const router = Router();
  router.get('/:id/:fileId', async (request, response) => {
    const access = await accessOfLink(deps, request);
    await sendFile(response, await deps.plane.runs.file(access, runFileInput.parse(request.params)));
  });
  return router;
}
