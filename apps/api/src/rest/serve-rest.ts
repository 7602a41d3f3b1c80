import { JsonError, parseJson, stringifyJson } from '@flowbridge/expression';
import { flowDocumentJsonSchema } from '@flowbridge/flow';
import express, { type Request, type RequestHandler, Router } from 'express';
import { brokenTextRefusal } from '../app/broken-text.ts';
import { sendFile } from '../app/send-file.ts';
import type { ControlPlane } from '../contract/control-plane.ts';
import { Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { authenticate } from './authenticate.ts';
import { openApiDocument } from './openapi.ts';
import type { RestCall } from './rest-call.ts';
import { restCalls } from './rest-calls.ts';

const MAX_BODY = '20mb';

export type ServeRest = {
  deps: ApiDeps;
  plane: ControlPlane;
  /** Accept keys that are only good from this machine (demo mode). */
  loopbackKeys: boolean;
};

/** REST v1, mounted at `/api/v1`. */
export function serveRest({ deps, plane, loopbackKeys }: ServeRest): Router {
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    response.json(openApiDocument(restCalls, { url: `${deps.publicUrl()}/api/v1` }));
  });
  router.get('/schemas/flow.json', (_request, response) => {
    response.type('application/schema+json').send(JSON.stringify(flowDocumentJsonSchema()));
  });
  const readBody = express.text({ type: () => true, limit: MAX_BODY, defaultCharset: 'utf-8' });
  for (const call of restCalls) {
    const path = call.path.replace(/\{(\w+)\}/g, ':$1');
    router[call.method](path, readBody, answer(call));
  }

  function answer(call: RestCall): RequestHandler {
    return async (request, response) => {
      const access = await authenticate(deps, request, { needs: call.needs, loopbackKeys });
      const left = new AbortController();
      response.on('close', () => left.abort());
      const { params, query } = request;
      const given = { params, query, body: call.body ? jsonBody(request) : undefined };
      const { status, body, file } = await call
        .run({ access, plane, deps, signal: left.signal }, given)
        .catch((error: unknown) => {
          const places = { ...params, ...query, ...asObject(given.body) };
          throw brokenTextRefusal(error, places) ?? error;
        });
      if (response.destroyed) return;
      if (file) return sendFile(response, file);
      response.status(status).set('Cache-Control', 'no-store');
      if (body === undefined) response.end();
      else response.type('application/json').send(stringifyJson(body));
    };
  }
  return router;
}

function asObject(body: unknown): object {
  return typeof body === 'object' && body !== null ? body : {};
}

/** The body as values; integers beyond 2^53 stay exact. An empty body is an empty object. */
function jsonBody(request: Request): unknown {
  const text: unknown = request.body;
  if (typeof text !== 'string' || text.trim() === '') return {};
  try {
    return parseJson(text);
  } catch (cause) {
    const message =
      cause instanceof JsonError
        ? { en: cause.userMessage('en'), zh: cause.userMessage('zh') }
        : 'The body is not JSON.';
    throw new Refusal('malformedJson', { message, cause });
  }
}
